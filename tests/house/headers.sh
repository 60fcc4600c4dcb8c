#!/bin/sh
# headers.sh COMPILER FOLDER [FLAG…]: each header of the folder compiles alone
# and twice, as strictly as a user of it may ask.
. "$(dirname "$0")/report.sh"

compiler=$1 folder=$2
shift 2
found=$(find "$folder" -name '*.h' | LC_ALL=C sort)
[ -n "$found" ] || fault "no headers in $folder"
for header in $found; do
	printf '#include "%s"\n#include "%s"\nint main(void);\n' \
		"$header" "$header" |
		"$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror "$@" \
			-fsyntax-only -x c - ||
		fault "$header does not compile alone"
done
finish

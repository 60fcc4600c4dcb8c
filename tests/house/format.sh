#!/bin/sh
# format.sh SOURCE_DIR: .clang-format is applied.  Versions differ in what they
# make of the same settings, so one decides.
. "$(dirname "$0")/report.sh"
cd "$1" || exit 1

for tool in clang-format-14 clang-format; do
	case $("$tool" --version 2>/dev/null) in
	*'version 14.'*)
		for file in $(sources include src tests |
			xargs "$tool" --dry-run -Werror 2>&1 |
			sed -n 's/:.*\[-Wclang-format-violations\]$//p' |
			sort -u); do
			fault "$file: run clang-format -i on it"
		done
		finish ;;
	esac
done
skip 'there is no clang-format 14'

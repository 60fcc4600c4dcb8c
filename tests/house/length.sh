#!/bin/sh
# length.sh SOURCE_DIR: a file holds one noun, so none grows past 600 lines.
. "$(dirname "$0")/report.sh"
cd "$1" || exit 1

for file in $(sources include src tests); do
	lines=$(wc -l <"$file")
	[ "$lines" -le 600 ] || fault "$file has $lines lines"
done
finish

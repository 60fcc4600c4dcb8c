#!/bin/sh
# examples.sh DOCS PROGRAM: every example of the manual page works.
. "$(dirname "$0")/report.sh"

PATH=$(dirname "$2"):$PATH
examples=$("$1" examples)
[ -n "$examples" ] || fault 'no examples'
while read -r example; do
	output=$(eval "$example" </dev/null) || fault "fails: $example"
	[ -n "$output" ] || fault "says nothing: $example"
done <<END
$examples
END
finish

#!/bin/sh
# manual.sh PAGE: the manual page is well-formed roff.
. "$(dirname "$0")/report.sh"

if command -v mandoc >/dev/null; then
	said=$(mandoc -T lint -W warning "$1" 2>&1) || fault "$said"
elif command -v groff >/dev/null; then
	said=$(groff -man -ww -z "$1" 2>&1)
	[ -z "$said" ] || fault "$said"
else
	skip 'there is neither mandoc nor groff'
fi
finish

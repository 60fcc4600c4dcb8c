#!/bin/sh
# links_without_curses.sh OUT COMPILER ARCHIVE LINK…: a program made of every
# object of the archive links, with LINK… and no curses among it.
. "$(dirname "$0")/report.sh"

out=$1 compiler=$2 archive=$3
shift 3
echo 'int main(void) { return 0; }' >"$out.c"
"$compiler" "$out.c" -o "$out" -Wl,--whole-archive "$archive" \
	-Wl,--no-whole-archive "$@" ||
	fault "$(basename "$archive") does not link without curses"
if ldd "$out" | grep -E 'curses|tinfo'; then
	fault "$(basename "$archive") brings curses with it"
fi
finish

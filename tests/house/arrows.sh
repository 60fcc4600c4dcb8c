#!/bin/sh
# arrows.sh SOURCE_DIR: each folder includes only what it may know, and only
# the terminal's own file knows curses.
. "$(dirname "$0")/report.sh"
cd "$1/src" || exit 1

# arrow FOLDER KNOWN…; what a program's main.c knows is its own affair.
arrow() {
	folder=$1
	[ -d "$folder" ] || fault "there is no src/$folder"
	shift
	for include in $(sources "$folder" | grep -v '/main\.c$' |
		xargs grep -Hno '^#include *"\.\./[a-z]*/\|^#include *"[a-z]*/' |
		tr -d ' "' | sed 's|#include||'); do
		other=${include##*:}
		other=${other#../}
		other=${other%/}
		case " $folder $* " in
		*" $other "*) ;;
		*) fault "src/${include%:*}: $folder may not know $other" ;;
		esac
	done
}

arrow core
arrow kpo core
arrow import core
arrow page core
arrow draw page core
arrow tui draw page core
arrow cli draw page core import
arrow docs cli tui page core

for file in $(sources . ../include | xargs grep -lE \
	'^# *include *<([a-z]*/)?(n?curses|term|termcap)\.h>'); do
	[ "$file" = ./tui/term_curses.c ] || fault "$file includes curses"
done
finish

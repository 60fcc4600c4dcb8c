#!/bin/sh
# core_is_silent.sh NM ARCHIVE: the library calls nothing that prints, ends the
# process or asks for a terminal.
. "$(dirname "$0")/report.sh"

"$1" "$2" >/dev/null || fault "cannot read $2"
for symbol in $("$1" -u "$2" | awk '$1 == "U" { print $2 }' | sort -u); do
	plain=${symbol#__}
	plain=${plain%_chk}
	plain=${plain%_unlocked}
	case $plain in
	stdin | stdout | stderr | \
		printf | vprintf | fprintf | vfprintf | dprintf | vdprintf | \
		puts | fputs | putchar | putc | fputc | fwrite | perror | \
		putwchar | fputws | wprintf | syslog | vsyslog | \
		err | errx | warn | warnx | error | assert_fail | \
		exit | _exit | _Exit | quick_exit | abort | raise | kill | \
		isatty | ioctl | tcgetattr | tcsetattr | setlocale)
		fault "$(basename "$2") uses $symbol" ;;
	esac
done
finish

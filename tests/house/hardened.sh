#!/bin/sh
# hardened.sh BUILD_DIR: the release is built to make attacks hard, and links
# the libraries it uses and no other.
. "$(dirname "$0")/report.sh"
cd "$1" || exit 1

# expect WHAT PATTERN OPTION…: readelf of the program says so.
expect() {
	what=$1 pattern=$2
	shift 2
	readelf "$@" rungs | grep -Eq "$pattern" || fault "rungs: no $what"
}

expect 'position independence' 'Type: *DYN' -h
expect 'position independence' 'FLAGS_1.*PIE' -d
expect 'read-only relocations' 'GNU_RELRO' -lW
expect 'binding at start' 'FLAGS_1.*NOW' -d
expect 'stack protector' '__stack_chk_fail' -sW
expect 'fortified calls' '__[a-z]*printf_chk' -sW
readelf -lW rungs | grep -Eq 'GNU_STACK .* RW +0x' ||
	fault 'rungs: the stack is executable'
readelf -SW rungs | grep -Eq ' \.(rodata|text)' ||
	fault 'rungs: readelf tells no sections'
grep '"command":' compile_commands.json | grep '\.c"\?,\?$' |
	grep -v -- '-D_FORTIFY_SOURCE=3' &&
	fault 'not every source is compiled with _FORTIFY_SOURCE=3'

for library in $(readelf -d rungs | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
	case $library in
	libc.so.* | libc.musl* | libm.so.* | ld-linux*) ;;
	libsqlite3.so.* | libutf8proc.so.* | libjansson.so.* | \
		libcsv.so.* | libncursesw.so.* | libtinfo*.so.*) ;;
	*) fault "rungs: links $library" ;;
	esac
done
unused=$(ldd -u ./rungs 2>&1 | grep '/' || :)
[ -z "$unused" ] || fault "rungs: links without use: $unused"
finish

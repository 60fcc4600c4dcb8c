# Sourced by the house checks: they name every fault, not the first only, and
# end with "finish".  Status 77 is a check that could not be made here.
faults=0

fault() {
	echo "$*"
	faults=$((faults + 1))
}

skip() {
	echo "Skipped: $*"
	exit 77
}

finish() {
	[ "$faults" -eq 0 ] || echo "$faults fault(s)"
	[ "$faults" -eq 0 ]
	exit
}

# Every source and header below the folders given, sorted.
sources() {
	find "$@" -name '*.[ch]' | LC_ALL=C sort
}

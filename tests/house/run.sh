#!/bin/sh
# run.sh SOURCE_DIR: ./run installs what is missing and nothing else, on a
# system made of stand-ins that write down what they are asked.
. "$(dirname "$0")/report.sh"

place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT
mkdir "$place/tree" "$place/bin"
cp "$1/run" "$place/tree/"

# stand_in NAME: a command with the script on standard input.
stand_in() {
	{
		echo '#!/bin/sh'
		cat
	} >"$place/bin/$1"
	chmod +x "$place/bin/$1"
}

stand_in dpkg-query <<'END'
while [ "${1#-}" != "$1" ]; do shift; done
for package; do
	case " $ABSENT " in
	*" $package "*) ;;
	*) printf '%s:installed ' "$package" ;;
	esac
done
END
stand_in apt-get <<'END'
echo "apt-get $* ($DEBIAN_FRONTEND)" >>"$SAID"
END
stand_in sudo <<'END'
echo 'sudo' >>"$SAID"
exec "$@"
END
stand_in id <<'END'
echo "$USER_ID"
END
stand_in pkg-config <<'END'
case " $ABSENT " in
*" ${2%% *} "*) exit 1 ;;
esac
END
# Builds a program that tells what it was asked and from where.
stand_in cmake <<'END'
echo "cmake $*" >>"$SAID"
[ "$1" = --build ] || exit 0
[ -z "$BROKEN" ] || { echo 'error: broken'; exit 1; }
mkdir -p "$2"
printf '#!/bin/sh\necho "$PWD: $*"\n' >"$2/rungs"
chmod +x "$2/rungs"
END

# try SYSTEM ARGS…: runs ./run; sets status, output and said.
try() {
	printf '%s\n' "$1" >"$place/os-release"
	: >"$place/said"
	shift
	output=$(cd / && PATH=$place/bin:$PATH SAID=$place/said ABSENT=$absent \
		BROKEN=$broken USER_ID=$user DEBIAN_FRONTEND='' \
		RUNGS_OS_RELEASE=$place/os-release "$place/tree/run" "$@" \
		2>&1 </dev/null)
	status=$?
	said=$(cat "$place/said")
}

# shows TEXT PATTERN WHAT; PATTERN is one of case.
shows() {
	# shellcheck disable=SC2254
	case $1 in
	$2) ;;
	*) fault "$3: $1" ;;
	esac
}

absent='' broken='' user=0
try ID=debian -- --version 'a b'
shows "$status" 0 'nothing missing: status'
shows "$output" '*/: --version a b' 'arguments and folder are passed on'
case $said in
*apt-get* | *sudo*) fault "nothing missing, yet: $said" ;;
esac

absent='libcsv-dev cmake'
try 'ID=ubuntu' --
shows "$output" 'Installing cmake libcsv-dev
*' 'says what it installs'
shows "$said" 'apt-get -q update ()
apt-get -q -y --no-install-recommends install cmake libcsv-dev (noninteractive)
cmake *' 'installs what is missing'

user=1000
try 'ID_LIKE="ubuntu debian"' --
shows "$said" 'sudo
apt-get -q update*
sudo
apt-get *install cmake libcsv-dev (noninteractive)*' 'sudo where not root'

absent='check' user=0
try ID=debian
shows "$said" 'cmake*' 'a test package is not needed to run'
try ID=debian setup
shows "$said" '*install check *' 'setup installs for the tests too'

absent='jansson'
try ID=fedora
shows "$status" 2 'elsewhere: status'
shows "$output" 'Missing: jansson>=2.13
*dnf install *jansson-devel*' 'elsewhere: names'
try ID=other
shows "$status" 2 'unknown system: status'
shows "$output" 'Missing: jansson*jansson*' 'unknown system: names'
absent=''
try ID=other
shows "$status" 0 'elsewhere, nothing missing'

broken=1
try ID=debian
shows "$status" 1 'broken build: status'
shows "$output" '*error: broken
Failed: *release.log)' 'broken build: shows its log'

broken=''
try ID=debian nonsense
shows "$status" 2 'wrong usage: status'
finish

#!/bin/sh
# install.sh: installs authlink-lint from a release, if the archive has the sum
# that the release names.
#
#	curl -fsSL https://example.com/authlink/releases/latest/download/install.sh | sh
#
# AUTHLINK_VERSION  the version, such as 0.1.0; the latest by default
# AUTHLINK_BIN      where the command goes; ~/.local/bin by default
# AUTHLINK_RELEASES where the releases are
#
# Exits with 3 if there is nothing to download for this version or platform, with 1
# if what there is cannot be installed.
set -eu

releases=${AUTHLINK_RELEASES:-https://example.com/authlink/releases}
bin=${AUTHLINK_BIN:-$HOME/.local/bin}
version=${AUTHLINK_VERSION:-}

# fail MESSAGE [CODE]
fail() {
	echo "install.sh: $1" >&2
	exit "${2:-1}"
}

# download URL FILE
download() {
	if command -v curl >/dev/null; then
		curl -fsSL --retry 3 -o "$2" "$1"
	elif command -v wget >/dev/null; then
		wget -q -O "$2" "$1"
	else
		fail "neither curl nor wget is here to download with"
	fi || fail "cannot download $1" 3
}

sum_of() {
	if command -v sha256sum >/dev/null; then
		sha256sum "$1"
	elif command -v shasum >/dev/null; then
		shasum -a 256 "$1"
	else
		fail "neither sha256sum nor shasum is here to check the download with"
	fi | cut -d ' ' -f 1
}

case $(uname -s) in
Linux) os=linux ;;
Darwin) os=darwin ;;
*) fail "no build for $(uname -s): on Windows use Scoop, winget or npm; elsewhere, build it with Go" 3 ;;
esac
case $(uname -m) in
x86_64 | amd64) arch=amd64 ;;
aarch64 | arm64) arch=arm64 ;;
i?86) arch=386 ;;
armv7*) arch=armv7 ;;
*) fail "no build for $(uname -m): build it with Go" 3 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
from=$releases/latest/download
if [ -n "$version" ]; then from=$releases/download/v${version#v}; fi

download "$from/checksums.txt" "$work/checksums.txt"
archive=$(sed -n "s/^[0-9a-f]*  \(authlink-lint_.*_${os}_$arch\.tar\.gz\)$/\1/p" "$work/checksums.txt")
[ -n "$archive" ] || fail "the release has no archive for $os and $arch" 3
download "$from/$archive" "$work/$archive"
want=$(sed -n "s/^\([0-9a-f]*\)  $archive$/\1/p" "$work/checksums.txt")
got=$(sum_of "$work/$archive")
[ "$got" = "$want" ] || fail "$archive has the SHA-256 sum $got, and the release says $want: nothing was installed"

tar -xzf "$work/$archive" -C "$work"
mkdir -p "$bin"
# A command that runs is replaced, not written into.
cp "$work/${archive%.tar.gz}/authlink-lint" "$bin/.authlink-lint.new"
mv "$bin/.authlink-lint.new" "$bin/authlink-lint"
echo "installed $bin/authlink-lint: $("$bin/authlink-lint" version | head -n 1)"
case :$PATH: in
*:"$bin":*) ;;
*) echo "add $bin to PATH to run it by its name" ;;
esac

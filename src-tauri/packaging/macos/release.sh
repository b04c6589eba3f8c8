#!/bin/bash
# Onramp for macOS: a universal .app in a .dmg, with the command line inside, tried out on this Mac.
#
#   src-tauri/packaging/macos/release.sh FOLDER
#
# Writes Onramp-VERSION.dmg and Onramp-VERSION.app.tar.gz, the one for updates, into FOLDER. Tauri's bundler signs where
# APPLE_CERTIFICATE, APPLE_CERTIFICATE_PASSWORD and APPLE_SIGNING_IDENTITY are set, and has Apple notarize where APPLE_ID,
# APPLE_PASSWORD and APPLE_TEAM_ID are set too; without them the app is signed by nobody, and macOS warns of it.
set -euo pipefail
cd "$(dirname "$0")/../../.."
mkdir -p "$1"
folder=$(cd "$1" && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
bundles=target/universal-apple-darwin/release/bundle
processors=(aarch64-apple-darwin x86_64-apple-darwin)
installed=/Applications/Onramp.app
# What is tried out here is removed again afterwards.
if [ -e "$installed" ] || [ -e "$HOME/Library/Application Support/io.github.onramp.desktop" ]; then
  echo "Onramp is installed here, or was. Release it on a Mac that nobody uses it on." >&2
  exit 1
fi

# A workflow hands over what is not set as empty, and the bundler takes empty for a certificate.
for name in APPLE_CERTIFICATE APPLE_CERTIFICATE_PASSWORD APPLE_SIGNING_IDENTITY APPLE_ID APPLE_PASSWORD APPLE_TEAM_ID; do
  if [ -z "${!name:-}" ]; then unset "$name"; fi
done
if [ -z "${APPLE_CERTIFICATE:-}" ]; then
  # "-" is a signature by nobody: Apple's processors run nothing without one. Apple does not notarize it.
  export APPLE_SIGNING_IDENTITY=-
  unset APPLE_ID APPLE_PASSWORD APPLE_TEAM_ID
fi

# The command line for each processor and for both, named as the bundler looks for it.
parts=target/packages/macos
mkdir -p "$parts"
rustup target add "${processors[@]}"
for processor in "${processors[@]}"; do
  cargo build --release --locked --package onramp-cli --target "$processor"
  cp "target/$processor/release/onramp-cli" "$parts/onramp-cli-$processor"
done
lipo -create -output "$parts/onramp-cli-universal-apple-darwin" "${processors[@]/#/$parts/onramp-cli-}"

npm --prefix ui ci
# A .dmg with a licence asks everybody to agree to it before it opens; this one is read in the app.
npx --yes @tauri-apps/cli@2.12.5 build --ci --target universal-apple-darwin --bundles app,dmg \
  --features custom-protocol --config '{"bundle": {"licenseFile": null, "externalBin": ["../target/packages/macos/onramp-cli"]}}' -- --locked
cp "$bundles/dmg/Onramp_${version}_universal.dmg" "$folder/Onramp-$version.dmg"
COPYFILE_DISABLE=1 tar -czf "$folder/Onramp-$version.app.tar.gz" -C "$bundles/macos" Onramp.app

# As a person installs it: from the .dmg into the applications.
volume=$(hdiutil attach -nobrowse "$folder/Onramp-$version.dmg" | sed -n 's|^.*\(/Volumes/.*\)$|\1|p')
cp -R "$volume/Onramp.app" "$installed"
hdiutil detach "$volume"
codesign --verify --deep --strict --verbose=2 "$installed"
if [ -n "${APPLE_TEAM_ID:-}" ]; then spctl --assess --type execute --verbose "$installed"; fi
for program in onramp onramp-cli; do lipo "$installed/Contents/MacOS/$program" -verify_arch arm64 x86_64; done
[ "$("$installed/Contents/MacOS/onramp-cli" --version)" = "onramp-cli $version" ]
"$installed/Contents/MacOS/onramp" --smoke
rm -R "$installed"

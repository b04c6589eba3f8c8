#!/bin/bash
# Stands in for Apple's compiler where only types are checked: build scripts ask it to compile C, and get objects without
# anything in them. Nothing that is linked from them would run.
set -euo pipefail
object='' before='' asked_for_text=''
for word in "$@"; do
  [ "$before" = -o ] && object=$word
  case $word in
    -E) asked_for_text=yes ;;
    -Fo*) object=${word#-Fo} ;;
  esac
  before=$word
done
if [ -n "$asked_for_text" ]; then
  # Which compiler is it?
  printf '#pragma message "clang"\n"clang"\nclang\n'
elif [ -n "$object" ]; then
  : >"$object.c"
  /usr/bin/gcc -c "$object.c" -o "$object"
  rm "$object.c"
fi

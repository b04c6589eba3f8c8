#!/bin/sh
# The linker for Windows: what MinGW's gcc tells its own linker (collect2), told to LLVM's, which keeps code that came out the
# same only once. Debian's gcc can be told of no other linker.
case $1 in
  */collect2) shift; exec ld.lld-19 "$@" ;;
esac
exec x86_64-w64-mingw32-gcc -wrapper "$0" -fno-use-linker-plugin "$@"

/* Stands in for an Onramp that is open, by what the installer knows one by: its mutex. Says "open", and goes on for as many
   milliseconds as it was told. For tests under Wine only; it is in no package. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

int main(int count, char **words) {
  if (count != 2 || !CreateMutexW(NULL, TRUE, L"io.github.onramp.desktop-sim")) {
    return 1;
  }
  puts("open");
  fflush(stdout);
  Sleep((DWORD)strtoul(words[1], NULL, 10));
  return 0;
}

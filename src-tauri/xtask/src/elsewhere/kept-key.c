/* An entry of Onramp's in Credential Manager, as it keeps a pair: "keep TARGET USER" writes one, "look TARGET" ends with 0
   where it is there. For tests under Wine only; it is in no package. */
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <wincred.h>

static LPWSTR wide(const char *word) {
  int length = MultiByteToWideChar(CP_UTF8, 0, word, -1, NULL, 0);
  LPWSTR text = calloc(length, sizeof(WCHAR));
  MultiByteToWideChar(CP_UTF8, 0, word, -1, text, length);
  return text;
}

int main(int count, char **words) {
  char entry[] = "{\"version\":2,\"private\":\"CanaryPrivate002\"}";
  CREDENTIALW kept = {0}, *found = NULL;
  if (count == 4 && strcmp(words[1], "keep") == 0) {
    kept.Type = CRED_TYPE_GENERIC;
    kept.Persist = CRED_PERSIST_LOCAL_MACHINE;
    kept.TargetName = wide(words[2]);
    kept.UserName = wide(words[3]);
    kept.CredentialBlob = (LPBYTE)entry;
    kept.CredentialBlobSize = sizeof(entry) - 1;
    return CredWriteW(&kept, 0) ? 0 : 1;
  }
  if (count == 3 && strcmp(words[1], "look") == 0) {
    return CredReadW(wide(words[2]), CRED_TYPE_GENERIC, 0, &found) ? 0 : 1;
  }
  return 2;
}

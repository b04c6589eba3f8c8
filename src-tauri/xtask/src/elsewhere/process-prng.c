/* Stands in for bcryptprimitives.dll, which Wine 8 does not have and Rust's library takes its random numbers from. For tests
   under Wine only; it is in no package. */
#include <windows.h>

/* advapi32's RtlGenRandom. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
  return SystemFunction036(buffer, (ULONG)length);
}

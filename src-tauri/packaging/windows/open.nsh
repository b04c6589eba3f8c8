; Onramp at work: it is not replaced or removed meanwhile.

; As Tauri's single-instance plugin names it.
!define MUTEX "${IDENTIFIER}-sim"
; How long an update waits for the Onramp that started it, in milliseconds.
!define CLOSED_WITHIN 30000

; Sets $0 to what is open of Onramp, as a sentence; empty where nothing is. A program at work cannot be opened for writing.
!macro lookWhatIsOpen
  StrCpy $0 ""
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r1'
  ${If} $1 P<> 0
    System::Call 'kernel32::CloseHandle(p r1)'
    StrCpy $0 "Onramp is open. Close its window."
  ${ElseIf} ${FileExists} "$INSTDIR\onramp.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\onramp.exe" a
    ${If} ${Errors}
      StrCpy $0 "Onramp is open. Close its window."
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; The Onramp that asked for an update has closed for it: where nothing comes of it, it opens again as it was.
!macro openAgain
  ${If} $isUpdate = 1
  ${AndIf} $isOpenedAfter = 1
    Exec '"$INSTDIR\onramp.exe"'
  ${EndIf}
!macroend

; Goes on only once Onramp is closed: an open program cannot be replaced, and a key may be on its way.
!macro needClosed
  ${Do}
    !insertmacro lookWhatIsOpen
    ${If} $0 == ""
      ${ExitDo}
    ${EndIf}
    ${If} $isPassive = 1
      MessageBox MB_OK|MB_ICONINFORMATION "Nothing was installed.$\r$\n$\r$\n$0 Then try again." /SD IDOK
    ${EndIf}
    ${If} ${Silent}
    ${OrIf} $isPassive = 1
    ${OrIf} ${Cmd} `MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$0$\r$\n$\r$\nThen press OK." IDCANCEL`
      !insertmacro openAgain
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

; Onramp starts its update, and then ends: gives it time for that.
Function waitUntilClosed
  ${ForEach} $2 0 ${CLOSED_WITHIN} + 250
    !insertmacro lookWhatIsOpen
    ${If} $0 == ""
      Return
    ${EndIf}
    Sleep 250
  ${Next}
FunctionEnd

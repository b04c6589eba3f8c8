; Onramp's installer for Windows: for one person, without administrator rights.
;
;   makensis -DVERSION=1.2.3 -DPROGRAMS=FOLDER -DICON=FILE -DOUT=FILE onramp.nsi
;
; PROGRAMS holds onramp.exe, onramp-cli.exe, WebView2Loader.dll and LICENSES.txt.
;
; onramp-setup.exe /S               installs without asking; 0 done, 2 Onramp is open, 3 done but WebView2 is missing
; onramp-setup.exe /S /WEBVIEW2     fetches WebView2 from Microsoft too, where it is missing
; uninstall.exe /S                  removes the programs; records, settings and keys stay
; uninstall.exe /S /FORGETKEYS      forgets the keys in Credential Manager first; 4 where that failed, and nothing is removed

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "x64.nsh"

!define NAME "Onramp"
!define IDENTIFIER "io.github.onramp.desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIER}"
; As Tauri's single-instance plugin names it.
!define MUTEX "${IDENTIFIER}-sim"
; Microsoft's own names: the runtime among Edge's products, and its small installer.
!define WEBVIEW2 "{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_FETCH "https://go.microsoft.com/fwlink/p/?LinkId=2124703"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/microsoft-edge/webview2"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\onramp.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Onramp"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.askAboutKeys un.hearAboutKeys
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var forgetKeys
Var checkbox

; Sets $0 to "open" while an Onramp of this person is open.
!macro lookWhetherOpen
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r1'
  ${If} $1 P<> 0
    System::Call 'kernel32::CloseHandle(p r1)'
    StrCpy $0 "open"
  ${Else}
    StrCpy $0 ""
  ${EndIf}
!macroend

; Goes on only once Onramp is closed: an open program cannot be replaced, and a key may be on its way.
!macro needClosed
  ${Do}
    !insertmacro lookWhetherOpen
    ${If} $0 == ""
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
    ${OrIf} ${Cmd} `MessageBox MB_OKCANCEL|MB_ICONINFORMATION "Onramp is open. Close its window, then press OK." IDCANCEL`
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

; Files named so open with Onramp.
!macro associate EXTENSION CLASS NAMED
  WriteRegStr HKCU "Software\Classes\${EXTENSION}" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${NAMED}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\onramp.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\onramp.exe" "%1"'
!macroend

; They do no more, unless another program has taken them over.
!macro dissociate EXTENSION CLASS
  ReadRegStr $0 HKCU "Software\Classes\${EXTENSION}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "Software\Classes\${EXTENSION}"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Onramp needs a 64-bit Windows." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro needClosed
FunctionEnd

; Sets $0 to the version of the WebView2 runtime: for all persons, or for this one; empty where there is none.
Function findWebView2
  SetRegView 32
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\EdgeUpdate\Clients\${WEBVIEW2}" "pv"
  SetRegView 64
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\Microsoft\EdgeUpdate\Clients\${WEBVIEW2}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

; Fetches Microsoft's small installer of WebView2, and runs it only where Microsoft has signed it.
Function fetchWebView2
  InitPluginsDir
  StrCpy $1 "$PLUGINSDIR\MicrosoftEdgeWebview2Setup.exe"
  DetailPrint "Fetching Microsoft Edge WebView2 from Microsoft"
  nsExec::ExecToLog '"$SYSDIR\curl.exe" --fail --location --proto =https --proto-redir =https --output "$1" "${WEBVIEW2_FETCH}"'
  Pop $0
  ${If} $0 == "0"
    nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "$$s = Get-AuthenticodeSignature -LiteralPath $\'$1$\'; if ($$s.Status -ne $\'Valid$\' -or $$s.SignerCertificate.Subject -notlike $\'*O=Microsoft Corporation,*$\') { exit 1 }"'
    Pop $0
  ${EndIf}
  ${If} $0 == "0"
    DetailPrint "Installing Microsoft Edge WebView2"
    ExecWait '"$1" /silent /install'
  ${EndIf}
FunctionEnd

Function needWebView2
  Call findWebView2
  ${If} $0 != ""
    Return
  ${EndIf}
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/WEBVIEW2" $3
  ${IfNot} ${Errors}
    Call fetchWebView2
  ${ElseIfNot} ${Silent}
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION "Onramp shows its window with Microsoft Edge WebView2, and this computer does not have it.$\r$\n$\r$\nFetch it from Microsoft now? It is installed for you alone." IDYES`
    Call fetchWebView2
  ${EndIf}
  Call findWebView2
  ${If} $0 == ""
    SetErrorLevel 3
    MessageBox MB_OK|MB_ICONEXCLAMATION "Onramp is installed, but it cannot open its window without Microsoft Edge WebView2. Install that from this page, or ask who looks after this computer:$\r$\n$\r$\n${WEBVIEW2_PAGE}" /SD IDOK
  ${EndIf}
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}/onramp.exe"
  File "${PROGRAMS}/onramp-cli.exe"
  File "${PROGRAMS}/WebView2Loader.dll"
  File "${PROGRAMS}/LICENSES.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\onramp.exe"

  !insertmacro associate ".onramp-invite" "Onramp.Invite" "Onramp invite"
  !insertmacro associate ".onramp-desk" "Onramp.Desk" "Onramp desk"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\onramp.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ${RefreshShellIcons}

  Call needWebView2
SectionEnd

Function un.onInit
  !insertmacro needClosed
  StrCpy $forgetKeys 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/FORGETKEYS" $1
  ${IfNot} ${Errors}
    StrCpy $forgetKeys 1
  ${EndIf}
FunctionEnd

Function un.askAboutKeys
  !insertmacro MUI_HEADER_TEXT "Remove Onramp" "Your setups and settings stay on this computer."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "Onramp may keep API keys in Windows Credential Manager. ConnectWise shows a private key only once: if it is nowhere else, a new pair has to be made."
  Pop $0
  ${NSD_CreateCheckbox} 0 44u 100% 12u "&Forget these keys too"
  Pop $checkbox
  ${If} $forgetKeys = 1
    ${NSD_Check} $checkbox
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function un.hearAboutKeys
  ${NSD_GetState} $checkbox $forgetKeys
FunctionEnd

Section "Uninstall"
  ${If} $forgetKeys = 1
    nsExec::ExecToLog '"$INSTDIR\onramp-cli.exe" keys forget --all --yes'
    Pop $0
    ${If} $0 != "0"
      SetErrorLevel 4
      MessageBox MB_OK|MB_ICONSTOP "The keys could not be forgotten, so nothing was removed. Try again, or remove Onramp without forgetting them." /SD IDOK
      Abort
    ${EndIf}
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$INSTDIR\onramp.exe"
  Delete "$INSTDIR\onramp-cli.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  !insertmacro dissociate ".onramp-invite" "Onramp.Invite"
  !insertmacro dissociate ".onramp-desk" "Onramp.Desk"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd

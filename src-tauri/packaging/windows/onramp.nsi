; Onramp's installer for Windows: for one person, without administrator rights.
;
;   makensis -DVERSION=1.2.3 -DPROGRAMS=FOLDER -DICON=FILE -DOUT=FILE onramp.nsi
;
; PROGRAMS holds onramp.exe and LICENSES.txt; and WebView2Loader.dll, unless Microsoft's tools linked it in.
;
; onramp-setup.exe /S               installs without asking; 0 done, 2 Onramp is open, 3 done but WebView2 is missing
; onramp-setup.exe /S /WEBVIEW2     fetches WebView2 from Microsoft too, where it is missing
; onramp-setup.exe /P               shows how far it is, and asks nothing
; onramp-setup.exe /P /UPDATE /R    as Onramp itself starts it: waits until Onramp has closed, and opens it again (/R)
; uninstall.exe /S                  removes the programs; records, settings and keys stay
; uninstall.exe /S /FORGETKEYS      forgets the keys in Credential Manager first; 4 where that failed, and nothing is removed

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
; More than the program: what is repeated in it is found again.
SetCompressorDictSize 32
ManifestDPIAware true
AutoCloseWindow true
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestSupportedOS Win10
RequestExecutionLevel user
; A file that cannot be written is tried again, or ends it: half an Onramp is none.
AllowSkipFiles off

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "x64.nsh"

!define NAME "Onramp"
!define IDENTIFIER "io.github.onramp.desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIER}"

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
!define MUI_PAGE_HEADER_TEXT "Install ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "For you alone: no administrator is needed."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Press Install. ${NAME} opens once it is installed, and is in the Start menu from then on.$\r$\n$\r$\nThe folder below is the right one for most people."
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "Folder"
!define MUI_PAGE_CUSTOMFUNCTION_PRE skipWherePassive
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "Installing ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "This takes a moment."
!insertmacro MUI_PAGE_INSTFILES
UninstPage custom un.askAboutKeys un.hearAboutKeys
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var isUpdate
Var isPassive
Var isOpenedAfter
Var forgetKeys
Var checkbox

; Sets VARIABLE to 1 where WORD was given, else to 0.
!macro hear WORD VARIABLE
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "${WORD}" $1
  ${If} ${Errors}
    StrCpy ${VARIABLE} 0
  ${Else}
    StrCpy ${VARIABLE} 1
  ${EndIf}
!macroend

!include "open.nsh"
!include "webview2.nsh"

; Files named so open with Onramp. An update takes nothing from a program that they were given to since.
!macro associate EXTENSION CLASS NAMED
  ReadRegStr $0 HKCU "Software\Classes\${EXTENSION}" ""
  ${If} $isUpdate = 0
  ${OrIf} $0 == ""
    WriteRegStr HKCU "Software\Classes\${EXTENSION}" "" "${CLASS}"
  ${EndIf}
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
  !insertmacro hear "/UPDATE" $isUpdate
  !insertmacro hear "/P" $isPassive
  !insertmacro hear "/R" $isOpenedAfter
  ; A person who installs Onramp wants to see it; a company that rolls it out does not.
  ${IfNot} ${Silent}
  ${AndIf} $isPassive = 0
    StrCpy $isOpenedAfter 1
  ${EndIf}
  ${If} $isUpdate = 1
    Call waitUntilClosed
  ${EndIf}
  !insertmacro needClosed
FunctionEnd

; Whoever wants to be asked nothing sees no page to press a button on.
Function skipWherePassive
  ${If} $isPassive = 1
    Abort
  ${EndIf}
FunctionEnd

; Without the words that an update passes on (/ARGS): the file that Onramp was opened with has been read.
Function .onInstSuccess
  GetErrorLevel $0
  ${If} $isOpenedAfter = 1
  ${AndIf} $0 <= 0
    Exec '"$INSTDIR\onramp.exe"'
  ${EndIf}
FunctionEnd

Function .onInstFailed
  !insertmacro openAgain
FunctionEnd

Section "${NAME}" ONRAMP
  ; Paths tell a person nothing.
  SetDetailsPrint textonly
  DetailPrint "Copying Onramp's files"
  SetDetailsPrint none
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}\onramp.exe"
  !if /FileExists "${PROGRAMS}\WebView2Loader.dll"
    File "${PROGRAMS}\WebView2Loader.dll"
  !endif
  File "${PROGRAMS}\LICENSES.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; A person may have put Onramp elsewhere in the Start menu, or out of it.
  ${If} $isUpdate = 0
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\onramp.exe"
  ${EndIf}

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
  SectionGetSize ${ONRAMP} $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ${RefreshShellIcons}

  ; An Onramp that asked for its update has one.
  ${If} $isUpdate = 0
    Call needWebView2
  ${EndIf}
SectionEnd

Function un.onInit
  !insertmacro needClosed
  !insertmacro hear "/FORGETKEYS" $forgetKeys
FunctionEnd

Function un.askAboutKeys
  !insertmacro MUI_HEADER_TEXT "Remove Onramp" "Your setups and settings stay on this computer."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 54u "Onramp may keep API keys in Windows Credential Manager. They stay there, unless you tick the box.$\r$\n$\r$\nConnectWise shows a private key only once. Do you have no other copy of it, and still need it? Then leave the box empty."
  Pop $0
  ${NSD_CreateCheckbox} 0 60u 100% 12u "&Forget the keys as well"
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
    ClearErrors
    ExecWait '"$INSTDIR\onramp.exe" --forget-every-key' $0
    ${If} ${Errors}
    ${OrIf} $0 != 0
      SetErrorLevel 4
      MessageBox MB_OK|MB_ICONSTOP "The keys could not be forgotten, so nothing was removed. Try again, or remove Onramp without forgetting them." /SD IDOK
      Abort
    ${EndIf}
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$INSTDIR\onramp.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  !insertmacro dissociate ".onramp-invite" "Onramp.Invite"
  !insertmacro dissociate ".onramp-desk" "Onramp.Desk"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd

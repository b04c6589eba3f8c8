; Microsoft Edge WebView2, which shows Onramp's window: whether it is here, and fetching it.

; Microsoft's own names: the runtime among Edge's products, and its small installer.
!define WEBVIEW2 "{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_FETCH "https://go.microsoft.com/fwlink/p/?LinkId=2124703"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/microsoft-edge/webview2"

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
  SetDetailsPrint textonly
  DetailPrint "Fetching Microsoft Edge WebView2 from Microsoft"
  SetDetailsPrint none
  nsExec::ExecToLog '"$SYSDIR\curl.exe" --fail --location --proto =https --proto-redir =https --output "$1" "${WEBVIEW2_FETCH}"'
  Pop $0
  ${If} $0 == "0"
    nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "$$s = Get-AuthenticodeSignature -LiteralPath $\'$1$\'; if ($$s.Status -ne $\'Valid$\' -or $$s.SignerCertificate.Subject -notlike $\'*O=Microsoft Corporation,*$\') { exit 1 }"'
    Pop $0
  ${EndIf}
  ${If} $0 == "0"
    SetDetailsPrint textonly
    DetailPrint "Installing Microsoft Edge WebView2. This can take a few minutes."
    SetDetailsPrint none
    ExecWait '"$1" /silent /install'
  ${EndIf}
FunctionEnd

Function needWebView2
  Call findWebView2
  ${If} $0 != ""
    Return
  ${EndIf}
  !insertmacro hear "/WEBVIEW2" $3
  ${If} $3 = 1
    Call fetchWebView2
  ${ElseIfNot} ${Silent}
  ${AndIf} $isPassive = 0
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION "Onramp needs Microsoft Edge WebView2 to show its window, and this computer does not have it.$\r$\n$\r$\nFetch it from Microsoft now? It costs nothing, and is installed for you alone." IDYES`
    Call fetchWebView2
  ${EndIf}
  Call findWebView2
  ${If} $0 == ""
    SetErrorLevel 3
    MessageBox MB_OK|MB_ICONEXCLAMATION "Onramp is installed, but it cannot open its window without Microsoft Edge WebView2. Install that from this page, or ask who looks after this computer:$\r$\n$\r$\n${WEBVIEW2_PAGE}" /SD IDOK
  ${EndIf}
FunctionEnd

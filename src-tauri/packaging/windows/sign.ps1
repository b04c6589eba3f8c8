# Signs a file where there is a certificate, and says so where there is none: sign.ps1 FILE
#
# WINDOWS_CERTIFICATE is a .pfx file in base64, WINDOWS_CERTIFICATE_PASSWORD its password, WINDOWS_TIMESTAMP the address of the
# authority that says when it was signed; the signature outlives the certificate by that.
param([Parameter(Mandatory)] [string] $File)
$ErrorActionPreference = 'Stop'

if (-not $env:WINDOWS_CERTIFICATE) {
  Write-Output "$File is not signed: there is no certificate."
  exit 0
}
$certificate = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).pfx"
try {
  [IO.File]::WriteAllBytes($certificate, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
  $kits = Join-Path ${env:ProgramFiles(x86)} 'Windows Kits\10\bin\*\x64\signtool.exe'
  $signtool = Get-ChildItem $kits | Sort-Object FullName | Select-Object -Last 1
  $timestamp = if ($env:WINDOWS_TIMESTAMP) { $env:WINDOWS_TIMESTAMP } else { 'http://timestamp.digicert.com' }
  & $signtool.FullName sign /fd sha256 /td sha256 /tr $timestamp /f $certificate /p $env:WINDOWS_CERTIFICATE_PASSWORD $File
  if ($LASTEXITCODE -ne 0) { throw "signtool refused $File." }
} finally {
  Remove-Item $certificate -ErrorAction SilentlyContinue
}

# Onramp for Windows: the installer for one person, and an MSI for whole companies, tried out on this machine.
#
#   src-tauri\packaging\windows\release.ps1 FOLDER
#
# Writes onramp-VERSION-setup.exe, onramp-VERSION.msi, and the command line as onramp-cli-VERSION-windows.zip into FOLDER,
# signed where there is a certificate (sign.ps1). Needs makensis on the path; the MSI is made by Tauri's bundler, which brings WiX.
param([Parameter(Mandatory)] [string] $Folder)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..\..')
$folder = (New-Item -ItemType Directory -Force $Folder).FullName
$packaging = 'src-tauri\packaging\windows'
$version = (Select-String -Path Cargo.toml -Pattern '^version = "(.*)"$' | Select-Object -First 1).Matches.Groups[1].Value

# What is tried out here is removed again afterwards, and the keys are forgotten.
$installed = Join-Path $env:LOCALAPPDATA 'Programs\Onramp'
$everywhere = Join-Path $env:ProgramFiles 'Onramp'
foreach ($place in $installed, $everywhere, (Join-Path $env:LOCALAPPDATA 'io.github.onramp.desktop')) {
  if (Test-Path $place) { throw "$place is there: release Onramp on a machine that nobody uses it on." }
}

# Runs a program and stops where it fails.
function Invoke-Program([string] $Program, [string[]] $Words) {
  & $Program @Words
  if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE." }
}

# Runs a program that does not wait for itself, such as an installer, and stops unless it ends with 0.
function Invoke-Waiting([string] $Program, [string[]] $Words) {
  $process = Start-Process $Program -ArgumentList $Words -Wait -PassThru
  if ($process.ExitCode -ne 0) { throw "$Program ended with $($process.ExitCode)." }
}

function Assert-Gone([string] $Path) {
  for ($try = 0; (Test-Path $Path) -and $try -lt 60; $try++) { Start-Sleep 1 }
  if (Test-Path $Path) { throw "$Path was left behind." }
}

# Both programs run on a Windows without Microsoft's runtime for C.
$env:RUSTFLAGS = '-C target-feature=+crt-static'
Invoke-Program npm @('--prefix', 'ui', 'ci')
Invoke-Program npm @('--prefix', 'ui', 'run', 'build')
Invoke-Program cargo @('build', '--release', '--locked', '--package', 'onramp', '--package', 'onramp-cli', '--features', 'onramp/custom-protocol')

# The installer for one person.
$laidOut = (New-Item -ItemType Directory -Force target\packages\windows).FullName
foreach ($program in 'onramp.exe', 'onramp-cli.exe') {
  Copy-Item "target\release\$program" $laidOut
  & "$packaging\sign.ps1" (Join-Path $laidOut $program)
}
Get-Content LICENSE, src-tauri\core\notices.txt | Set-Content (Join-Path $laidOut 'LICENSES.txt') -Encoding utf8
$setup = Join-Path $folder "onramp-$version-setup.exe"
Invoke-Program makensis @('-V2', '-WX', "-DVERSION=$version", "-DPROGRAMS=$laidOut", "-DICON=$PWD\icons\icon.ico", "-DOUT=$setup", "$packaging\onramp.nsi")
& "$packaging\sign.ps1" $setup

# The command line, for those who want it.
$zipped = @('onramp-cli.exe', 'LICENSES.txt').ForEach({ Join-Path $laidOut $_ })
Compress-Archive -Force -Path $zipped -DestinationPath (Join-Path $folder "onramp-cli-$version-windows.zip")
if ((& (Join-Path $laidOut 'onramp-cli.exe') --version) -ne "onramp-cli $version") { throw 'The command line does not start.' }

# The MSI. Its window knows that it came by one, and leaves newer versions to whoever rolled it out.
$sign = "pwsh -NoProfile -File $PWD\$packaging\sign.ps1 %1"
$config = @{ bundle = @{ windows = @{ signCommand = $sign } } } | ConvertTo-Json -Depth 5 -Compress
$merged = Join-Path $laidOut 'msi.json'
Set-Content $merged $config -Encoding utf8
Invoke-Program npx @('--yes', '@tauri-apps/cli@2.12.5', 'build', '--ci', '--bundles', 'msi', '--features', 'custom-protocol', '--config', $merged, '--', '--locked')
$msi = Join-Path $folder "onramp-$version.msi"
Copy-Item (Get-ChildItem "target\release\bundle\msi\*_${version}_*.msi").FullName $msi

# As a person installs it, and as a company does.
Invoke-Waiting $setup @('/S', '/WEBVIEW2')
Invoke-Waiting (Join-Path $installed 'onramp.exe') @('--smoke')
Invoke-Waiting (Join-Path $installed 'uninstall.exe') @('/S', '/FORGETKEYS')
Assert-Gone $installed

Invoke-Waiting msiexec @('/i', "`"$msi`"", '/qn')
$program = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes((Join-Path $everywhere 'onramp.exe')))
if ($program.Contains('__TAURI_BUNDLE_TYPE_VAR_UNK')) { throw 'The program in the MSI does not know how it came: it would update itself.' }
Invoke-Waiting (Join-Path $everywhere 'onramp.exe') @('--smoke')
Invoke-Waiting msiexec @('/x', "`"$msi`"", '/qn')
Assert-Gone $everywhere

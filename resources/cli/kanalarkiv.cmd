@rem The command line of an installed Kanalarkiv, run by the Node that comes with it: it opens no window.
@"%~dp0..\node\node.exe" --max-semi-space-size=8 --heap-growing-percent=50 "%~dp0..\app.asar.unpacked\out\main\cli.js" %*
@exit /b %errorlevel%

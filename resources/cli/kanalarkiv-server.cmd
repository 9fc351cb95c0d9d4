@rem The server of an installed Kanalarkiv, run by the Node that comes with it.
@"%~dp0..\node\node.exe" "%~dp0..\app.asar.unpacked\out\main\server.js" %*
@exit /b %errorlevel%

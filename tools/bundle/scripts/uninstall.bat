@echo off
setlocal DisableDelayedExpansion
rem 卸载年报程序；数据不动。文件是 GBK 编码。
for /f "tokens=2 delims=:." %%c in ('chcp') do set "BEFORE=%%c"
chcp 936 >nul
set "TARGET=%LOCALAPPDATA%\Programs\nianbao"
set "DATA=%LOCALAPPDATA%\nianbao"
set "REMOVE_LINK=foreach ($place in 'Programs', 'Desktop') { Remove-Item -ErrorAction SilentlyContinue (Join-Path ([Environment]::GetFolderPath($place)) '年报.lnk') }"

if not exist "%TARGET%" goto nothing
powershell -NoProfile -Command "%REMOVE_LINK%"
if exist "%DATA%\Cache" rmdir /s /q "%DATA%\Cache"
echo 程序卸载以后，数据不动，在 %DATA%。
echo 再装一次就能接着用；确实不要了，自己删掉这个文件夹。
pause
cd /d "%TEMP%"
rem 这个文件自己也在里面：读到内存的最后一行把它一起删掉
chcp %BEFORE% >nul & (goto) 2>nul & rmdir /s /q "%TARGET%"

:nothing
echo 这台电脑上没有装年报程序。
pause
chcp %BEFORE% >nul
exit /b 2

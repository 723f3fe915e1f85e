@echo off
setlocal DisableDelayedExpansion
rem 安装年报程序，只给自己用，不要管理员权限。换新版本也是这样。文件是 GBK 编码。
for /f "tokens=2 delims=:." %%c in ('chcp') do set "BEFORE=%%c"
chcp 936 >nul
set "HERE=%~dp0"
set "PROGRAM=@PROGRAM@"
set "TARGET=%LOCALAPPDATA%\Programs\nianbao"
set "DATA=%LOCALAPPDATA%\nianbao"
set "STATUS=2"

if exist "%HERE%installed" goto installed_one
rem 先拷全，再换上去；U盘在半路拔掉，原来装的还在。
if exist "%TARGET%.new" rmdir /s /q "%TARGET%.new"
xcopy "%HERE%%PROGRAM%" "%TARGET%.new\%PROGRAM%" /e /i /q /h /y >nul
if errorlevel 1 goto failed
copy /y "%HERE%开始.bat" "%TARGET%.new\" >nul
if errorlevel 1 goto failed
copy /y "%HERE%卸载.bat" "%TARGET%.new\" >nul
if errorlevel 1 goto failed
rmdir /s /q "%TARGET%.new\%PROGRAM%\wheelhouse" 2>nul
type nul >"%TARGET%.new\installed"
rem 程序开着，它的文件夹就改不了名
if exist "%TARGET%.old" rmdir /s /q "%TARGET%.old"
if exist "%TARGET%" move "%TARGET%" "%TARGET%.old" >nul 2>nul
if exist "%TARGET%" goto in_use
move "%TARGET%.new" "%TARGET%" >nul
if errorlevel 1 goto failed
rmdir /s /q "%TARGET%.old" 2>nul

set "MAKE_LINK=$shell = New-Object -ComObject WScript.Shell; foreach ($place in 'Programs', 'Desktop') { $link = $shell.CreateShortcut((Join-Path ([Environment]::GetFolderPath($place)) '年报.lnk')); $link.TargetPath = Join-Path $env:TARGET '开始.bat'; $link.WorkingDirectory = $env:USERPROFILE; $link.Save() }"
powershell -NoProfile -Command "%MAKE_LINK%"
if errorlevel 1 echo 快捷方式没有做成，请直接打开 %TARGET%\开始.bat。
echo 装好了。在开始菜单或桌面上找“年报”。

if not exist "%HERE%数据\nianbao.json" goto told
if exist "%DATA%\nianbao.json" goto told
set "ANSWER="
set /p "ANSWER=U盘上有数据。要拷到这台电脑上接着用吗？（输入 y 再按回车；不拷直接按回车）"
if /i not "%ANSWER%"=="y" goto told
xcopy "%HERE%数据" "%DATA%" /e /i /q /h /y >nul
if errorlevel 1 goto data_failed
echo 拷好了。以后这台电脑用自己的一份，U盘上的不再跟着变。
:told
echo 数据在 %DATA%。不用了就打开 %TARGET%\卸载.bat，数据不会删。
set "STATUS=0"
goto end

:installed_one
echo 这里就是装好的程序，请打开U盘上的 安装.bat。
goto end
:in_use
echo 没有装好：年报程序正开着，请先退出，再安装一次。
goto end
:data_failed
echo 程序装好了，数据没有拷全。
goto end
:failed
echo 没有装好：拷不全，磁盘是不是满了？

:end
pause
chcp %BEFORE% >nul
exit /b %STATUS%

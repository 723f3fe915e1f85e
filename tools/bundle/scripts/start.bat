@echo off
setlocal DisableDelayedExpansion
rem 打开年报程序。放在U盘上，数据就在旁边的“数据”文件夹里；安装过的，数据在用户自己的文件夹里。
rem 这个文件是 GBK 编码：下面一行之后，中文才读得对。换到 65001 以后，只能有英文。
for /f "tokens=2 delims=:." %%c in ('chcp') do set "BEFORE=%%c"
chcp 936 >nul
set "HERE=%~dp0"
set "PROGRAM=%HERE%@PROGRAM@"
set "PYTHONUTF8=1"

rem 画面的代码页：Python 写给窗口的是 UTF-16，936 也写得全。1703（15063）以前 65001 打不出中文，留在 936；
rem 从那时起老式窗口在 936 里把线条和引号画成两格宽，画面会错位，要 65001；Windows 终端（WT_SESSION）不看代码页。
set "SCREEN=936"
set "BUILD=0"
for /f "tokens=6 delims=.[] " %%v in ('ver') do set "BUILD=%%v"
if not defined WT_SESSION if %BUILD% GEQ 15063 set "SCREEN=65001"
chcp 936 >nul 2>nul || set "SCREEN=65001"

if defined NIANBAO_DATA goto frozen
if exist "%HERE%installed" goto frozen
mkdir "%HERE%数据" 2>nul
type nul 2>nul >"%HERE%数据\write.tmp"
if not exist "%HERE%数据\write.tmp" goto read_only
del "%HERE%数据\write.tmp"
set "NIANBAO_DATA=%HERE%数据\nianbao.json"
goto frozen

:read_only
echo 这个U盘不能写，数据放在这台电脑上您自己的文件夹里。
if exist "%HERE%数据\nianbao.json" echo U盘上已有的数据这次用不上；要用它，先关掉U盘的写保护。
if "%~1"=="" pause

:frozen
set "MACHINE=%PROCESSOR_ARCHITECTURE%"
if defined PROCESSOR_ARCHITEW6432 set "MACHINE=%PROCESSOR_ARCHITEW6432%"
set "FROZEN=%PROGRAM%\frozen\windows-%MACHINE%\nianbao.exe"
if not exist "%FROZEN%" goto python
chcp %SCREEN% >nul
"%FROZEN%" %*
set "STATUS=%ERRORLEVEL%"
chcp 936 >nul
rem 这些是它自己没有启动：系统太旧，缺了文件，或被拦住
for %%s in (-1 193 216 255 9009 -1073741515 -1073741701) do if "%STATUS%"=="%%s" goto python
goto end

:python
set "PYTHON="
for %%p in ("py -3" "python" "python3") do if not defined PYTHON %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=%%~p"
if not defined PYTHON goto nothing
chcp %SCREEN% >nul
%PYTHON% "%PROGRAM%\nianbao.pyz" %*
set "STATUS=%ERRORLEVEL%"
goto end

:nothing
chcp 936 >nul
echo 这台电脑打不开年报程序：没有适合它（windows-%MACHINE%）的免安装程序，也没有 Python 3.11 以上。
echo 请找给您U盘的人，在同样的电脑上做一份免安装程序，或者请管理员安装 Python 3.11 以上。
set "STATUS=2"

:end
if not "%STATUS%"=="0" if "%~1"=="" pause
chcp %BEFORE% >nul
exit /b %STATUS%

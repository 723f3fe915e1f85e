"""How to paste what was copied elsewhere: Ctrl+V comes to a program in a terminal as a mere key."""

HOW_TO_PASTE = (
    "别处复制的，在终端里粘贴按 Ctrl+Shift+V 或 Shift+Insert，也可以点鼠标右键；"
    "Ctrl+V 只贴在本程序里复制的。"
)

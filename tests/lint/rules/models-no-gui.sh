# models/ is true without a window: no include and no link of Qt Gui, Widgets, Charts or Svg there.
check() {
    code models '*.cpp *.h' | matching '#include *<(QtGui|QtWidgets|QtCharts|QtSvg|QtPrintSupport)?/?Q(Widget|Application|GuiApplication|Action|Icon|Image|Pixmap|Painter|Brush|Pen|Color|Font|Palette|Dialog|MainWindow|Label|PushButton|MessageBox|StyledItemDelegate|TreeView|TableView|StandardItemModel|Clipboard|Cursor|Chart[A-Za-z]*|Svg[A-Za-z]*)>'
    code models '*.cpp *.h' | matching '#include *<Qt(Gui|Widgets|Charts|Svg|PrintSupport)[/>]'
    code models '*.cpp *.h' | matching '#include *"(views|app)/'
    lines models CMakeLists.txt | matching 'Qt6::(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL|PrintSupport)'
}
bad() {
    cat <<'X'
models/core/a.cpp|#include <QWidget>
models/items/a.h|#include <QtWidgets/QWidget>
models/items/a.h|#include <QColor>
models/runs/a.h|#include <QtCharts>
models/runs/a.h|#include "views/runs/runspanel.h"
models/items/CMakeLists.txt|  PUBLIC Qt6::Core Qt6::Gui
X
}
good() {
    cat <<'X'
models/core/a.cpp|// never #include <QWidget> here
models/core/a.cpp|#include <QAbstractItemModel>
models/core/a.cpp|#include <QCoreApplication>
views/a.cpp|#include <QWidget>
models/items/CMakeLists.txt|  PUBLIC Qt6::Core Qt6::Sql
X
}

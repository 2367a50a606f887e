// The icons of resources/icons by name.
//
// GUI thread. Line icons are drawn in the colours of the application's palette at the moment of drawing
// (text, disabled text, highlighted text), so they follow a change of theme without being made anew, and
// are sharp at any device pixel ratio. Pixmaps are cached per name, size, ratio and colour.
#pragma once

#include <QIcon>
#include <QStringList>

namespace shiftdeck {

// A null icon, and a warning in the log, when there is no such name.
QIcon icon(QStringView name);
// The same in a fixed colour, for a status or a class; disabled ones still fade.
QIcon icon(QStringView name, const QColor &colour);
// The colourful icon of the program, for windows and the About box.
QIcon applicationIcon();

// All names, sorted.
QStringList iconNames();

}  // namespace shiftdeck

// ROOT's mathematics in titles ("#sigma_{#phi} [#mum]") as plain Unicode text. Pure; any thread; linear.
//
// Greek letters and common signs become characters; sub- and superscripts become such characters where
// Unicode has all of them, and are written "_(...)" and "^(...)" otherwise; fractions "a/b", roots
// "√(...)". What is not known stays as it is written, without its "#": a title is for reading. It never
// fails, and its answer is at most a few times as long as the text. What it covers: ROOT's reference of
// TLatex.
#pragma once

#include <QString>

namespace shiftdeck {

QString readableText(QStringView latex);

}  // namespace shiftdeck

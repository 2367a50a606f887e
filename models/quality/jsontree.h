// JSON as ROOT writes it (TBufferJSON), as objects of ROOT: { "_typename": class, member: value, ... }.
//
// Arrays of numbers become lists of numbers, also the compressed ones, {"$arr":"Float64","len":n,...} with
// runs ("p" position, "v" value or values, "n" how often) or base64 ("b", from byte "o" on, little-endian).
// {"$ref":k} is the k-th object from the start, 0 the outermost, arrays, pairs and references not counted;
// one that leads to an object around itself is allowed, since pointers are plain. {"$pair":...} is an object
// with first and second. null among numbers is what is no number; 1e400 is infinite.
//
// Bounded by the limits; any thread. InvalidInput tells line and column.
#pragma once

#include "models/core/result.h"
#include "models/quality/rootlimits.h"
#include "models/quality/rootobject.h"

namespace shiftdeck {

// The outermost value must be an object, or an array of objects: then the members "arr" of an object without
// a class. The objects live in `arena`.
Result<const RootObject *> readJsonTree(const QByteArray &json, const RootLimits &limits, RootArena &arena);

}  // namespace shiftdeck

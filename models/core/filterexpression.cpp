#include "models/core/filterexpression.h"

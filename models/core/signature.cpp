#include "models/core/signature.h"

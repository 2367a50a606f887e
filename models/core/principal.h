// Who acts: every command is authorized for a principal and every change is audited under its name.
#pragma once

#include "models/core/ids.h"
#include "models/core/vocabulary.h"

#include <QString>

namespace shiftdeck {

struct Principal {
    QString name;             // operator's name, as in the operators table
    Role role = Role::Viewer;
    SiteId site;              // for Role::Site: the one site it acts for

    bool isManager() const { return role == Role::Manager; }
};

}  // namespace shiftdeck

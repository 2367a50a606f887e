// A form made from the parameters of a command. GUI thread; names for completion come from the store.
#pragma once

#include "models/commands/command.h"

#include <QWidget>

#include <functional>

class QFormLayout;

namespace shiftdeck {

class StoreClient;

class CommandForm : public QWidget {
    Q_OBJECT

  public:
    // Makes a field for each parameter that `given` leaves open: lists of requests or jobs that are given,
    // and the filter beside them, have none.
    CommandForm(const CommandSpec &spec, const QJsonObject &given, StoreClient &store,
                QWidget *parent = nullptr);

    bool isEmpty() const { return m_fields.isEmpty(); }
    // A field for several lines wants room.
    bool hasProse() const { return m_hasProse; }
    // What was given, with what is filled in.
    QJsonObject arguments() const;
    // Titles of required fields that are still empty.
    QStringList missing() const;
    QWidget *field(const QString &name) const;

  signals:
    void changed();

  private:
    struct Field {
        Parameter parameter;
        QWidget *widget = nullptr;
        std::function<QJsonValue()> value;  // undefined: left empty
    };
    Field makeField(const Parameter &parameter, const QJsonValue &given, StoreClient &store);
    Field lineField(const Parameter &parameter, const QJsonValue &given);
    Field nameField(const Parameter &parameter, const QJsonValue &given, StoreClient &store);
    Field filesField(const Parameter &parameter, const QJsonValue &given);
    Field proseField(const Parameter &parameter, const QJsonValue &given);

    QJsonObject m_given;
    QList<Field> m_fields;
    bool m_hasProse = false;
};

}  // namespace shiftdeck

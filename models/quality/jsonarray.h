// One compressed array of ROOT's JSON, {"$arr":"Float64","len":n,...}: its members are taken in their order.
// Pure; memory only for as many numbers as the limit allows.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace shiftdeck {

class JsonArray {
  public:
    JsonArray(const QByteArray &type, int limit) : m_type(type), m_limit(limit) { }

    // "len", "o" (bytes before the base64), "p", "v" and "n" with whatever digits behind. Answers what is
    // wrong, or an empty text.
    QString take(const QByteArray &key, const QList<double> &values);
    void takeBase64(const QByteArray &text);
    QString finish();
    const QList<double> &numbers() const { return m_numbers; }

  private:
    QString put(double number);
    QString repeat(double times);
    QString decode();

    QByteArray m_type, m_base64;
    int m_limit;
    bool m_started = false, m_hasBase64 = false;
    double m_offset = 0;
    qint64 m_position = 0;
    QList<double> m_numbers, m_run;  // `m_run`: the last "v"
};

}  // namespace shiftdeck

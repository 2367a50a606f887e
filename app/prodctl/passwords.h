// Where prodctl has passwords from: the key store, the terminal without echo, or standard input. Never from
// an argument or the environment, which others can read in the list of processes.
#pragma once

#include "models/core/result.h"

namespace shiftdeck {

class KeyStore;

// These wait for the key store, which tells after its limit that it does not answer.
Result<QString> readFrom(KeyStore &keys, const QString &key);
Result<> writeTo(KeyStore &keys, const QString &key, const QString &password);
Result<> removeFrom(KeyStore &keys, const QString &key);

// On a terminal: a line without echo; Cancelled: Ctrl+C or Ctrl+D.
Result<QString> askForPassword(const QString &question);
// On a terminal asks twice; else the first line of standard input. InvalidInput: nothing, or too long.
Result<QString> newPassword(const QString &question);

}  // namespace shiftdeck

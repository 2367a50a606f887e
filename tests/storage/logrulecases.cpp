#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

namespace {
QByteArray entry(int id, const char *kind, const char *who, const char *more = "", const char *value = "")
{
    return QByteArray("INSERT INTO log_entries (id, at, who, role, kind, text, links") + more + ") VALUES ("
        + QByteArray::number(id) + ", 1, '" + who + "', 'shifter', '" + kind + "', 'text', 2" + value + ")";
}
QByteArray amending(int id, const char *kind, int older)
{
    return entry(id, kind, "ben", ", amends", (", " + QByteArray::number(older)).constData());
}
QByteArray closing(int id, int problem)
{
    return entry(id, "note", "ben", ", closes", (", " + QByteArray::number(problem)).constData());
}
QByteArray link(int id, int number, const char *entity, int what)
{
    return "INSERT INTO log_links (entry_id, number, entity, entity_id) VALUES (" + QByteArray::number(id)
        + ", " + QByteArray::number(number) + ", '" + entity + "', " + QByteArray::number(what) + ")";
}
QByteArray takingOver(int id, const char *who)
{
    return "INSERT INTO log_takeovers (entry_id, at, who) VALUES (" + QByteArray::number(id) + ", 2, '" + who
        + "')";
}
}  // namespace

void addLogRules(const AddRule &add)
{
    const QByteArray three = entry(1, "note", "anna") + ';' + entry(2, "problem", "anna") + ';'
        + entry(3, "hand-over", "anna") + ';';
    const Stage stage = Stage::Running;
    add("log entry of no kind", stage, "", entry(1, "rumour", "anna"), "check constraint");
    add("log entry without a text", stage, "",
        "INSERT INTO log_entries (at, who, role, kind, text) VALUES (1, 'anna', 'shifter', 'note', '')",
        "check constraint");
    add("log entry that is too long", stage, "",
        "INSERT INTO log_entries (at, who, role, kind, text) VALUES (1, 'anna', 'shifter', 'note', '"
            + QByteArray(8001, 'x') + "')",
        "check constraint");
    add("log entry about too much", stage, "",
        "INSERT INTO log_entries (at, who, role, kind, text, links) VALUES (1, 'anna', 'shifter', 'note', "
        "'x', 101)",
        "check constraint");
    add("log entry replaced", stage, three, "REPLACE INTO" + entry(1, "note", "anna").mid(11),
        "there already");
    add("log entry changed", stage, three, "UPDATE log_entries SET text = 'other' WHERE id = 1",
        "never changed");
    add("log entry deleted", stage, three, "DELETE FROM log_entries WHERE id = 1", "never deleted");
    add("amends nothing", stage, three, amending(4, "note", 99), "amends an older one of its kind");
    add("amends itself", stage, three, amending(4, "note", 4), "amends an older one of its kind");
    add("amends another kind", stage, three, amending(4, "note", 2), "amends an older one of its kind");
    add("amended twice", stage, three + amending(4, "note", 1), amending(5, "note", 1), "amended already");
    add("a closed problem amended", stage, three + closing(4, 2), amending(5, "problem", 2),
        "closed problem is not amended");
    add("a note closed", stage, three, closing(4, 1), "only a problem");
    add("nothing closed", stage, three, closing(4, 99), "only a problem");
    add("a problem closed twice", stage, three + closing(4, 2), closing(5, 2), "closed already");
    add("an amended problem closed", stage, three + amending(4, "problem", 2), closing(5, 2),
        "closed in its newest version");
    add("closes and amends", stage, three, entry(4, "note", "ben", ", closes, amends", ", 2, 1"),
        "check constraint");
    add("closed by a problem", stage, three, entry(4, "problem", "ben", ", closes", ", 2"),
        "check constraint");
    add("a link to nothing", stage, three, link(1, 1, "request", 99), "leads to something that is there");
    add("a link to no job", stage, three, link(1, 1, "job", 99), "leads to something that is there");
    add("a link to no run", stage, three, link(1, 1, "run", 99), "leads to something that is there");
    add("a link to no site", stage, three, link(1, 1, "site", 99), "leads to something that is there");
    add("a link to no campaign", stage, three, link(1, 1, "campaign", 99),
        "leads to something that is there");
    add("a link to a file", stage, three, link(1, 1, "file", 1), "check constraint");
    add("a link number nought", stage, three, link(1, 0, "request", 1), "check constraint");
    add("more links than written", stage, three, link(1, 3, "request", 1), "links that it was written with");
    add("a link of no entry", stage, three, link(9, 1, "request", 1), "links that it was written with");
    add("a link twice", stage, three + link(1, 1, "request", 1), link(1, 2, "request", 1), "there already");
    add("a link replaced", stage, three + link(1, 1, "request", 1),
        "REPLACE INTO" + link(1, 1, "site", 1).mid(11), "there already");
    add("a link changed", stage, three + link(1, 1, "request", 1), "UPDATE log_links SET entity_id = 2",
        "never changed");
    add("a link deleted", stage, three + link(1, 1, "request", 1), "DELETE FROM log_links", "never deleted");
    add("a note taken over", stage, three, takingOver(1, "ben"), "only a hand-over note");
    add("nothing taken over", stage, three, takingOver(99, "ben"), "only a hand-over note");
    add("taken over by its author", stage, three, takingOver(3, "anna"), "somebody else");
    add("taken over twice", stage, three + takingOver(3, "ben"), takingOver(3, "carla"),
        "taken over already");
    add("an amended note taken over", stage, three + amending(4, "hand-over", 3), takingOver(3, "carla"),
        "taken over in its newest version");
    add("the shifter exchanged", stage, three + takingOver(3, "ben"),
        "UPDATE log_takeovers SET who = 'carla'", "never changed");
    add("a taking over forgotten", stage, three + takingOver(3, "ben"), "DELETE FROM log_takeovers",
        "stays taken over");
}

}  // namespace shiftdeck::test

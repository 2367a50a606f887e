<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ErrorText</name>
    <message>
        <source>Nothing was done with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the action again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or list what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the one that exists, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules do not allow this for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; look at its state first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask somebody with the right role to do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has changed since you decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again and decide anew; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it exists and that you may read and write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again; nothing is half-written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop working with it and restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer Shiftdeck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update this program; the database was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not belong to Shiftdeck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file; this one was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is lost; it is asked again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on %1 was stopped on request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Shiftdeck with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; please report this with the text above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again may help.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Classifier</name>
    <message numerus="yes">
        <source>It had not moved for %n minute(s), much longer than the other jobs of its request at this site, and was cancelled for that.</source>
        <translation>
            <numerusform>It had not moved for %n minute, much longer than the other jobs of its request at this site, and was cancelled for that.</numerusform>
            <numerusform>It had not moved for %n minutes, much longer than the other jobs of its request at this site, and was cancelled for that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message numerus="yes">
        <source>%n work unit(s) are neither credited nor signed off.</source>
        <translation>
            <numerusform>%n work unit is neither credited nor signed off.</numerusform>
            <numerusform>%n work units are neither credited nor signed off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credited output(s) are in no merge yet.</source>
        <translation>
            <numerusform>%n credited output is in no merge yet.</numerusform>
            <numerusform>%n credited outputs are in no merge yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged file(s) are not verified yet.</source>
        <translation>
            <numerusform>%n merged file is not verified yet.</numerusform>
            <numerusform>%n merged files are not verified yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message numerus="yes">
        <source>%n work unit(s) are neither credited nor signed off.</source>
        <translation>
            <numerusform>%n work unit is neither credited nor signed off.</numerusform>
            <numerusform>%n work units are neither credited nor signed off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message numerus="yes">
        <source>None of its %n work unit(s) is credited or in another attempt.</source>
        <translation>
            <numerusform>Its work unit is neither credited nor in another attempt.</numerusform>
            <numerusform>None of its %n work units is credited or in another attempt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Staging</name>
    <message numerus="yes">
        <source>All %n input file(s) are at the site, with the registered size, checksum and events.</source>
        <translation>
            <numerusform>The one input file is at the site, with the registered size, checksum and events.</numerusform>
            <numerusform>All %n input files are at the site, with the registered size, checksum and events.</numerusform>
        </translation>
    </message>
</context>
</TS>

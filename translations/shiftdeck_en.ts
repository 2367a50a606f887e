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
    <name>Commands</name>
    <message numerus="yes">
        <source>%n copies</source>
        <comment>how many are noted anew</comment>
        <translation>
            <numerusform>%n copies</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) with %1 bytes deleted</source>
        <translation>
            <numerusform>%n output with %1 bytes deleted</numerusform>
            <numerusform>%n outputs with %1 bytes deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>... and %n more work unit(s).</source>
        <translation>
            <numerusform>... and %n more work unit.</numerusform>
            <numerusform>... and %n more work units.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after its first date, %1.</source>
        <translation>
            <numerusform>%n day after its first date, %1.</numerusform>
            <numerusform>%n days after its first date, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before its first date, %1.</source>
        <translation>
            <numerusform>%n day before its first date, %1.</numerusform>
            <numerusform>%n days before its first date, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialWarning</name>
    <message numerus="yes">
        <source>%n queued jobs</source>
        <translation>
            <numerusform>%n queued job</numerusform>
            <numerusform>%n queued jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EtaText</name>
    <message numerus="yes">
        <source>%n finished campaign(s)</source>
        <translation>
            <numerusform>%n finished campaign</numerusform>
            <numerusform>%n finished campaigns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished request(s)</source>
        <translation>
            <numerusform>%n finished request</numerusform>
            <numerusform>%n finished requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>- and %n more</source>
        <translation>
            <numerusform>- and %n more</numerusform>
            <numerusform>- and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) open</source>
        <translation>
            <numerusform>%n problem open</numerusform>
            <numerusform>%n problems open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) stopped</source>
        <translation>
            <numerusform>%n request stopped</numerusform>
            <numerusform>%n requests stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for somebody</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n waiting for somebody</numerusform>
            <numerusform>%n waiting for somebody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n going on</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n going on</numerusform>
            <numerusform>%n going on</numerusform>
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
    <message numerus="yes">
        <source>%n output(s) must be read first; the agent does it, then it merges.</source>
        <translation>
            <numerusform>%n output must be read first; the agent does it, then it merges.</numerusform>
            <numerusform>%n outputs must be read first; the agent does it, then it merges.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) were damaged or lost before the merge; all others are in a merge already.</source>
        <translation>
            <numerusform>%n output was damaged or lost before the merge; all others are in a merge already.</numerusform>
            <numerusform>%n outputs were damaged or lost before the merge; all others are in a merge already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartChecks</name>
    <message numerus="yes">
        <source>%n credited output(s) were damaged or lost before the merge.</source>
        <translation>
            <numerusform>%n credited output was damaged or lost before the merge.</numerusform>
            <numerusform>%n credited outputs were damaged or lost before the merge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prodctl</name>
    <message numerus="yes">
        <source>%n audit row(s) before it are as they were written.</source>
        <translation>
            <numerusform>%n audit row before it is as it was written.</numerusform>
            <numerusform>%n audit rows before it are as they were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n audit row(s) are as they were written.</source>
        <translation>
            <numerusform>%n audit row is as it was written.</numerusform>
            <numerusform>All %n audit rows are as they were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) are broken. Let nobody work with this store, make a copy with &quot;prodctl db backup&quot;, and look into the audit of what is named.</source>
        <translation>
            <numerusform>%n rule is broken. Let nobody work with this store, make a copy with &quot;prodctl db backup&quot;, and look into the audit of what is named.</numerusform>
            <numerusform>%n rules are broken. Let nobody work with this store, make a copy with &quot;prodctl db backup&quot;, and look into the audit of what is named.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries about it, the newest #%1 by %2, %3: %4</source>
        <comment>number, who, how long ago, what</comment>
        <translation>
            <numerusform>%n entry about it, #%1 by %2, %3: %4</numerusform>
            <numerusform>%n entries about it, the newest #%1 by %2, %3: %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressReport</name>
    <message numerus="yes">
        <source>in %n request(s)</source>
        <translation>
            <numerusform>in %n request</numerusform>
            <numerusform>in %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of which %n wait(s) for its start</source>
        <translation>
            <numerusform>of which %n waits for its start</numerusform>
            <numerusform>of which %n wait for their start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n run(s) it is not known.</source>
        <translation>
            <numerusform>Of %n run it is not known.</numerusform>
            <numerusform>Of %n runs it is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) of all steps.</source>
        <translation>
            <numerusform>%n request of all steps.</numerusform>
            <numerusform>%n requests of all steps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are open.</source>
        <translation>
            <numerusform>%n request is open.</numerusform>
            <numerusform>%n requests are open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recocert</name>
    <message numerus="yes">
        <source>%n missing work unit(s) are being made already.</source>
        <translation>
            <numerusform>%n missing work unit is being made already.</numerusform>
            <numerusform>%n missing work units are being made already.</numerusform>
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
    <message numerus="yes">
        <source>It has had %n attempt(s), as many as the request allows.</source>
        <translation>
            <numerusform>It has had %n attempt, as many as the request allows.</numerusform>
            <numerusform>It has had %n attempts, as many as the request allows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestWaits</name>
    <message numerus="yes">
        <source>%n job(s) are open.</source>
        <translation>
            <numerusform>%n job is open.</numerusform>
            <numerusform>%n jobs are open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed job(s) must be resubmitted.</source>
        <translation>
            <numerusform>%n failed job must be resubmitted.</numerusform>
            <numerusform>%n failed jobs must be resubmitted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jobs are to be made for %n work unit(s).</source>
        <translation>
            <numerusform>Jobs are to be made for %n work unit.</numerusform>
            <numerusform>Jobs are to be made for %n work units.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Site %1 takes no new jobs, so %n job(s) wait. %2 drained it: %3</source>
        <translation>
            <numerusform>Site %1 takes no new jobs, so %n job waits. %2 drained it: %3</numerusform>
            <numerusform>Site %1 takes no new jobs, so %n jobs wait. %2 drained it: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %1 is not at site %2, so %n job(s) wait: there is no %3.</source>
        <translation>
            <numerusform>Release %1 is not at site %2, so %n job waits: there is no %3.</numerusform>
            <numerusform>Release %1 is not at site %2, so %n jobs wait: there is no %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Site %1 is not certified for %2 of release %3, so %n job(s) wait. %4</source>
        <comment>site, step, release, and why</comment>
        <translation>
            <numerusform>Site %1 is not certified for %2 of release %3, so %n job waits. %4</numerusform>
            <numerusform>Site %1 is not certified for %2 of release %3, so %n jobs wait. %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionText</name>
    <message numerus="yes">
        <source>Nothing was kept of %1 events read in %n runs next to each other.</source>
        <translation>
            <numerusform>Nothing was kept of %1 events read in %n runs next to each other.</numerusform>
            <numerusform>Nothing was kept of %1 events read in %n runs next to each other.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunListReader</name>
    <message numerus="yes">
        <source>%n run number(s) came more than once; each is taken once.</source>
        <translation>
            <numerusform>%n run number came more than once; it is taken once.</numerusform>
            <numerusform>%n run numbers came more than once; each is taken once.</numerusform>
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
<context>
    <name>StreamModel</name>
    <message numerus="yes">
        <source>%n credited output(s) were damaged or lost before the merge.</source>
        <translation>
            <numerusform>%n credited output was damaged or lost before the merge.</numerusform>
            <numerusform>%n credited outputs were damaged or lost before the merge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspicious run(s)</source>
        <translation>
            <numerusform>%n suspicious run</numerusform>
            <numerusform>%n suspicious runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged output(s)</source>
        <translation>
            <numerusform>%n damaged output</numerusform>
            <numerusform>%n damaged outputs</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Abandoning</name>
    <message>
        <source>%1 work units with %2 events</source>
        <translation>%1 Arbeitseinheiten mit %2 Ereignissen</translation>
    </message>
    <message>
        <source>It is %1; work units of running requests alone can be signed off.</source>
        <translation>Sie ist %1; nur Arbeitseinheiten laufender Anforderungen können abgezeichnet werden.</translation>
    </message>
    <message>
        <source>work unit %1</source>
        <translation>Arbeitseinheit %1</translation>
    </message>
    <message>
        <source>%1 signed off</source>
        <translation>%1 abgezeichnet</translation>
    </message>
</context>
<context>
    <name>AccessToken</name>
    <message>
        <source>It holds no access token.</source>
        <translation>Sie enthält kein Zugriffstoken.</translation>
    </message>
    <message>
        <source>The access token expired at %1; renew it.</source>
        <translation>Das Zugriffstoken lief am %1 ab; erneuern Sie es.</translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>In local time; the newest is on top.</source>
        <translation>In Ortszeit; das Neueste steht oben.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>The operator, or the agent.</source>
        <translation>Der Bediener oder der Agent.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>In which role it was done.</source>
        <translation>In welcher Rolle es geschah.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>The command.</source>
        <translation>Der Befehl.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What it was done to.</source>
        <translation>Woran es geschah.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>From what to what.</source>
        <translation>Von was zu was.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The reason given.</source>
        <translation>Der angegebene Grund.</translation>
    </message>
    <message>
        <source>%1, receipt %2</source>
        <translation>%1, Beleg %2</translation>
    </message>
    <message>
        <source>belongs to request %1</source>
        <translation>gehört zu Anforderung %1</translation>
    </message>
    <message>
        <source>%1 → nothing</source>
        <comment>a change</comment>
        <translation>%1 → nichts</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a change</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>ActivityText</name>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>merge %1</source>
        <translation>Zusammenführung %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>entry #%1 of the logbook</source>
        <translation>Eintrag #%1 des Logbuchs</translation>
    </message>
</context>
<context>
    <name>Agent</name>
    <message>
        <source>checking input files</source>
        <translation>Eingabedateien werden geprüft</translation>
    </message>
    <message>
        <source>Every merged file is in the catalogue, with parents, events, size and checksum.</source>
        <translation>Jede zusammengeführte Datei steht im Katalog, mit Eltern, Ereignissen, Größe und Prüfsumme.</translation>
    </message>
    <message>
        <source>looking for work</source>
        <translation>Arbeit wird gesucht</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Site %1: %2</source>
        <translation>Standort %1: %2</translation>
    </message>
    <message>
        <source>Request %1 is stopped. %2</source>
        <translation>Anforderung %1 ist gestoppt. %2</translation>
    </message>
    <message>
        <source>Request %1 is not staged. %2</source>
        <translation>Anforderung %1 ist nicht bereitgestellt. %2</translation>
    </message>
</context>
<context>
    <name>AgentLease</name>
    <message>
        <source>the agent &quot;%1&quot;</source>
        <translation>der Agent &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Another one serves this store: process %1 on %2, last heard of %3 s ago. Stop it first, or wait until its lease of %4 s is over.</source>
        <translation>Ein anderer bedient diesen Speicher: Prozess %1 auf %2, zuletzt vor %3 s gehört. Halten Sie ihn zuerst an, oder warten Sie, bis seine Frist von %4 s vorbei ist.</translation>
    </message>
    <message>
        <source>Its lease was taken over by process %1 on %2; this one stops.</source>
        <translation>Prozess %1 auf %2 hat seine Frist übernommen; dieser hört auf.</translation>
    </message>
    <message>
        <source>It holds no lease; start it first.</source>
        <translation>Er hat keine Frist; starten Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Another one began to serve this store at the same moment.</source>
        <translation>Ein anderer begann im selben Augenblick, diesen Speicher zu bedienen.</translation>
    </message>
    <message>
        <source>Its lease is over, but its holder is in the middle of a write that the store has not ended yet. Try again in a minute.</source>
        <translation>Seine Frist ist vorbei, aber ihr Inhaber ist mitten in einem Schreibvorgang, den der Speicher noch nicht beendet hat. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>It lost its lease to another one, which has ended since; this one stops.</source>
        <translation>Er hat seine Frist an einen anderen verloren, der seither zu Ende ist; dieser hört auf.</translation>
    </message>
</context>
<context>
    <name>Arc</name>
    <message>
        <source>the answer of ARC</source>
        <translation>die Antwort von ARC</translation>
    </message>
    <message>
        <source>It is no JSON (%1, at byte %2).</source>
        <translation>Sie ist kein JSON (%1, bei Byte %2).</translation>
    </message>
    <message>
        <source>It is JSON, but no object.</source>
        <translation>Sie ist JSON, aber kein Objekt.</translation>
    </message>
    <message>
        <source>The status of one of its jobs is no number of three digits.</source>
        <translation>Der Status eines ihrer Jobs ist keine dreistellige Zahl.</translation>
    </message>
    <message>
        <source>One of its jobs has no id.</source>
        <translation>Einer ihrer Jobs hat keine Kennung.</translation>
    </message>
    <message>
        <source>It has no list of jobs.</source>
        <translation>Sie hat keine Liste von Jobs.</translation>
    </message>
    <message>
        <source>It has more than %1 jobs.</source>
        <translation>Sie hat mehr als %1 Jobs.</translation>
    </message>
    <message>
        <source>It names no version of the interface.</source>
        <translation>Sie nennt keine Version der Schnittstelle.</translation>
    </message>
    <message>
        <source>It is not the report of this job.</source>
        <translation>Es ist nicht der Bericht dieses Jobs.</translation>
    </message>
    <message>
        <source>ARC takes no delegation (HTTP %1, %2).</source>
        <translation>ARC nimmt keine Delegierung an (HTTP %1, %2).</translation>
    </message>
    <message>
        <source>ARC does not take the delegated certificate (HTTP %1, %2).</source>
        <translation>ARC nimmt das delegierte Zertifikat nicht an (HTTP %1, %2).</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>It has so many files that ARC cannot take it.</source>
        <translation>Er hat so viele Dateien, dass ARC ihn nicht annehmen kann.</translation>
    </message>
    <message>
        <source>The address of an ARC begins with https: it is told who we are.</source>
        <translation>Die Adresse eines ARC beginnt mit https: ihm wird gesagt, wer wir sind.</translation>
    </message>
    <message>
        <source>ARC needs either a file with certificate and key, or one with an access token.</source>
        <translation>ARC braucht entweder eine Datei mit Zertifikat und Schlüssel oder eine mit einem Zugriffstoken.</translation>
    </message>
    <message>
        <source>A queue is a word without blanks: &quot;%1&quot;.</source>
        <translation>Eine Warteschlange ist ein Wort ohne Leerzeichen: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>ARC does not let us in (HTTP %1, %2). Look at the credential, and whether it is on the list of those who may run jobs there: %3</source>
        <translation>ARC lässt uns nicht ein (HTTP %1, %2). Prüfen Sie die Berechtigung, und ob sie auf der Liste derer steht, die dort Jobs ausführen dürfen: %3</translation>
    </message>
    <message>
        <source>ARC asked for a pause; it is asked again in %1 s.</source>
        <translation>ARC bat um eine Pause; es wird in %1 s wieder gefragt.</translation>
    </message>
    <message>
        <source>ARC asks for a pause of %1 s (HTTP %2).</source>
        <translation>ARC bittet um eine Pause von %1 s (HTTP %2).</translation>
    </message>
    <message>
        <source>It answers with HTTP %1 (%2); there may be no ARC at this address.</source>
        <translation>Es antwortet mit HTTP %1 (%2); vielleicht ist an dieser Adresse kein ARC.</translation>
    </message>
    <message>
        <source>This is no ARC. %1</source>
        <translation>Das ist kein ARC. %1</translation>
    </message>
    <message>
        <source>It was asked for %1 jobs and answers for %2.</source>
        <translation>Es wurde nach %1 Jobs gefragt und antwortet für %2.</translation>
    </message>
    <message>
        <source>It answers for a job that it was not asked for.</source>
        <translation>Es antwortet für einen Job, nach dem es nicht gefragt wurde.</translation>
    </message>
    <message>
        <source>This ARC has no version 1.0 of the interface, but %1.</source>
        <translation>Dieses ARC hat keine Version 1.0 der Schnittstelle, sondern %1.</translation>
    </message>
    <message>
        <source>This is no ARC (HTTP %1). %2</source>
        <translation>Das ist kein ARC (HTTP %1). %2</translation>
    </message>
    <message>
        <source>ARC (interface 1.0) runs %1 jobs of ours, %2 wait.</source>
        <translation>ARC (Schnittstelle 1.0) führt %1 unserer Jobs aus, %2 warten.</translation>
    </message>
    <message>
        <source>ARC says: %1 (%2).</source>
        <translation>ARC sagt: %1 (%2).</translation>
    </message>
    <message>
        <source>What ARC does not list may still appear; nothing is called absent before it was missing for %1 s.</source>
        <translation>Was ARC nicht aufführt, kann noch erscheinen; nichts gilt als abwesend, bevor es %1 s lang gefehlt hat.</translation>
    </message>
    <message>
        <source>The file %1 of job %2 cannot be fetched (HTTP %3, %4).</source>
        <translation>Die Datei %1 von Job %2 kann nicht geholt werden (HTTP %3, %4).</translation>
    </message>
    <message>
        <source>This site knows no job with this token.</source>
        <translation>Dieser Standort kennt keinen Job mit dieser Kennung.</translation>
    </message>
    <message>
        <source>It became shorter while it was read.</source>
        <translation>Sie wurde kürzer, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>ARC does not take the file %1 (HTTP %2, %3).</source>
        <translation>ARC nimmt die Datei %1 nicht an (HTTP %2, %3).</translation>
    </message>
    <message>
        <source>ARC takes no files (HTTP %1, %2).</source>
        <translation>ARC nimmt keine Dateien an (HTTP %1, %2).</translation>
    </message>
    <message>
        <source>This input file cannot be read here.</source>
        <translation>Diese Eingabedatei kann hier nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It was given %1 jobs and answers for %2.</source>
        <translation>Es bekam %1 Jobs und antwortet für %2.</translation>
    </message>
    <message>
        <source>Its answer for this job has no meaning.</source>
        <translation>Seine Antwort zu diesem Job hat keinen Sinn.</translation>
    </message>
    <message>
        <source>It may be on its way to ARC still; it is looked for again.</source>
        <translation>Er ist vielleicht noch unterwegs zu ARC; es wird wieder nach ihm gesucht.</translation>
    </message>
    <message>
        <source>It says that it is of &quot;%1&quot;, by the word of &quot;%2&quot;. %3</source>
        <translation>Es gibt an, für &quot;%1&quot; zu gelten, nach dem Wort von &quot;%2&quot;. %3</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>changed by %1 %2</source>
        <comment>who, how long ago</comment>
        <translation>geändert von %1 %2</translation>
    </message>
    <message>
        <source>changed by %1 to %2 %3</source>
        <comment>who, what, how long ago</comment>
        <translation>geändert von %1 zu %2 %3</translation>
    </message>
</context>
<context>
    <name>CertificateFile</name>
    <message>
        <source>It holds more than %1 certificates.</source>
        <translation>Sie enthält mehr als %1 Zertifikate.</translation>
    </message>
    <message>
        <source>Its certificate number %1 is damaged.</source>
        <translation>Ihr Zertifikat Nummer %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>It breaks off in the middle of a certificate or a key.</source>
        <translation>Sie bricht mitten in einem Zertifikat oder einem Schlüssel ab.</translation>
    </message>
    <message>
        <source>The proxy was not signed by the certificate that follows it.</source>
        <translation>Das Proxy-Zertifikat wurde nicht von dem Zertifikat unterschrieben, das ihm folgt.</translation>
    </message>
    <message>
        <source>Its private key is damaged.</source>
        <translation>Ihr privater Schlüssel ist beschädigt.</translation>
    </message>
    <message>
        <source>The private key belongs to another certificate.</source>
        <translation>Der private Schlüssel gehört zu einem anderen Zertifikat.</translation>
    </message>
</context>
<context>
    <name>CertificationModel</name>
    <message>
        <source>under way</source>
        <comment>a trial</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a verdict</comment>
        <translation>gut</translation>
    </message>
    <message>
        <source>differs</source>
        <comment>a verdict</comment>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>a verdict</comment>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Request %1 processes the sample %2; it is %3.</source>
        <comment>number, sample, status</comment>
        <translation>Anforderung %1 verarbeitet die Probe %2; sie ist %3.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>The software version.</source>
        <translation>Die Version der Software.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What it may produce.</source>
        <translation>Was er produzieren darf.</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Zertifizierung</translation>
    </message>
    <message>
        <source>Whether what it made of a sample was what must come of it.</source>
        <translation>Ob das, was er aus einer Probe machte, das war, was herauskommen muss.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>How long ago that was said, or the trial begun.</source>
        <translation>Vor wie langer Zeit das gesagt oder der Probelauf begonnen wurde.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Who said so: the agent compares, people withdraw.</source>
        <translation>Wer das sagte: der Agent vergleicht, Menschen ziehen zurück.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What was compared, and where it differs.</source>
        <translation>Was verglichen wurde, und wo es abweicht.</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Probe %1</translation>
    </message>
</context>
<context>
    <name>Certifications</name>
    <message>
        <source>%1 version %2</source>
        <comment>a sample</comment>
        <translation>%1 Version %2</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>Probe %1</translation>
    </message>
    <message>
        <source>&quot;prodctl samples&quot; lists them, and &quot;prodctl samples add&quot; makes one.</source>
        <translation>&quot;prodctl samples&quot; zeigt sie, und &quot;prodctl samples add&quot; legt eine an.</translation>
    </message>
    <message>
        <source>It is known for several releases (%1); name one.</source>
        <translation>Sie ist für mehrere Releases bekannt (%1); nennen Sie eines.</translation>
    </message>
    <message>
        <source>It is not known what release %1 must make of it (known: %2). Process it once where no certification is needed, then give &quot;prodctl samples add %3 --request ...&quot;.</source>
        <translation>Es ist nicht bekannt, was Release %1 aus ihr machen muss (bekannt: %2). Verarbeiten Sie sie einmal dort, wo keine Zertifizierung nötig ist, und geben Sie dann &quot;prodctl samples add %3 --request ...&quot; ein.</translation>
    </message>
</context>
<context>
    <name>CertifiedList</name>
    <message>
        <source>%1 runs, %2 LS</source>
        <comment>of a run list</comment>
        <translation>%1 Runs, %2 LS</translation>
    </message>
    <message>
        <source>%1 (%2; %3)</source>
        <comment>a run list: name, counts, checksum</comment>
        <translation>%1 (%2; %3)</translation>
    </message>
    <message>
        <source>%1 (%2), made of:</source>
        <comment>a run list: operation, counts</comment>
        <translation>%1 (%2), gebildet aus:</translation>
    </message>
    <message>
        <source>in part: %1 entries refused</source>
        <translation>teilweise: %1 Einträge abgelehnt</translation>
    </message>
    <message>
        <source>the provenance of a run list</source>
        <translation>die Herkunft einer Run-Liste</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number, 0 or more.</source>
        <translation>&quot;%1&quot; muss eine ganze Zahl sein, 0 oder mehr.</translation>
    </message>
    <message>
        <source>It has more than %1 levels or %2 lists.</source>
        <translation>Sie hat mehr als %1 Stufen oder %2 Listen.</translation>
    </message>
    <message>
        <source>A list has neither an origin nor parts.</source>
        <translation>Eine Liste hat weder einen Ursprung noch Teile.</translation>
    </message>
    <message>
        <source>A list that was made names its operation and at least one part.</source>
        <translation>Eine gebildete Liste nennt ihre Operation und mindestens einen Teil.</translation>
    </message>
</context>
<context>
    <name>ChartText</name>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>It is a link and no file.</source>
        <translation>Es ist ein Verweis und keine Datei.</translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation>Es gibt keinen Bericht.</translation>
    </message>
    <message>
        <source>The merged file is sound, but its place %1 is taken by another file, which was left alone.</source>
        <translation>Die zusammengeführte Datei ist gut, aber ihr Platz %1 ist von einer anderen Datei belegt, die nicht angerührt wurde.</translation>
    </message>
    <message>
        <source>final place</source>
        <translation>endgültiger Platz</translation>
    </message>
    <message>
        <source>checking jobs of %1</source>
        <translation>Jobs von %1 werden geprüft</translation>
    </message>
    <message>
        <source>parts of the merge</source>
        <translation>Teile der Zusammenführung</translation>
    </message>
    <message>
        <source>copy to the final place</source>
        <translation>Kopie an den endgültigen Platz</translation>
    </message>
    <message>
        <source>The merged file has another checksum than was reported or verified.</source>
        <translation>Die zusammengeführte Datei hat eine andere Prüfsumme als gemeldet oder geprüft wurde.</translation>
    </message>
    <message>
        <source>The job read %1 with the checksum %2; its records say %3.</source>
        <translation>Der Job las %1 mit der Prüfsumme %2; die Aufzeichnungen sagen %3.</translation>
    </message>
</context>
<context>
    <name>Classifier</name>
    <message>
        <source>The report says nothing about the stream %1, whose file was found.</source>
        <translation>Der Bericht sagt nichts über den Strom %1, dessen Datei gefunden wurde.</translation>
    </message>
    <message>
        <source>The report calls the file of stream %1 %2, expected was %3.</source>
        <translation>Der Bericht nennt die Datei des Stroms %1 %2, erwartet war %3.</translation>
    </message>
    <message>
        <source>The file of stream %1 has %2 bytes, the report says %3.</source>
        <translation>Die Datei des Stroms %1 hat %2 Bytes, der Bericht sagt %3.</translation>
    </message>
    <message>
        <source>The file of stream %1 has the checksum %2, the report says %3.</source>
        <translation>Die Datei des Stroms %1 hat die Prüfsumme %2, der Bericht sagt %3.</translation>
    </message>
    <message>
        <source>The file of stream %1 has %2 events, the report says %3.</source>
        <translation>Die Datei des Stroms %1 hat %2 Ereignisse, der Bericht sagt %3.</translation>
    </message>
    <message>
        <source>The application said it succeeded, yet it read %1 of the %2 events of %3 from event %4 on.</source>
        <translation>Die Anwendung meldete Erfolg, las aber nur %1 der %2 Ereignisse von %3 ab Ereignis %4.</translation>
    </message>
    <message>
        <source>The report says that %1 was read from event %2 on, which was not asked for.</source>
        <translation>Der Bericht sagt, dass %1 ab Ereignis %2 gelesen wurde; das war nicht verlangt.</translation>
    </message>
    <message>
        <source>The application read %1 events of %2, where %3 were asked for.</source>
        <translation>Die Anwendung las %1 Ereignisse von %2; verlangt waren %3.</translation>
    </message>
    <message>
        <source>Stream %1 keeps every event, yet %2 were written where %3 were read.</source>
        <translation>Strom %1 behält jedes Ereignis, doch %2 wurden geschrieben und %3 gelesen.</translation>
    </message>
    <message>
        <source>Stream %1 has %2 events, more than the %3 that were read.</source>
        <translation>Strom %1 hat %2 Ereignisse, mehr als die %3 gelesenen.</translation>
    </message>
    <message>
        <source>The job used the conditions %1, the request asks for %2.</source>
        <translation>Der Job benutzte die Bedingungen %1, die Anforderung verlangt %2.</translation>
    </message>
    <message>
        <source>The job ran step %1 of release %2, the request asks for step %3 of release %4.</source>
        <translation>Der Job führte Schritt %1 von Release %2 aus, die Anforderung verlangt Schritt %3 von Release %4.</translation>
    </message>
    <message>
        <source>%1 of %2 streams appeared; missing: %3.</source>
        <translation>%1 von %2 Strömen erschienen; es fehlen: %3.</translation>
    </message>
    <message>
        <source>The endpoint no longer knows the job, and there is no report of it.</source>
        <translation>Die Gegenstelle kennt den Job nicht mehr, und es gibt keinen Bericht von ihm.</translation>
    </message>
    <message>
        <source>The job was stopped because it reached its time limit.</source>
        <translation>Der Job wurde angehalten, weil er seine Zeitgrenze erreichte.</translation>
    </message>
    <message>
        <source>The job was stopped because it reached its memory limit.</source>
        <translation>Der Job wurde angehalten, weil er seine Speichergrenze erreichte.</translation>
    </message>
    <message>
        <source>The job was stopped because its credential had expired.</source>
        <translation>Der Job wurde angehalten, weil seine Berechtigung abgelaufen war.</translation>
    </message>
    <message>
        <source>The worker node went away or stopped the job.</source>
        <translation>Der Rechenknoten verschwand oder hielt den Job an.</translation>
    </message>
    <message>
        <source>The job was cancelled at the endpoint, not from here.</source>
        <translation>Der Job wurde an der Gegenstelle abgebrochen, nicht von hier.</translation>
    </message>
    <message>
        <source>The application was ended by %1.</source>
        <translation>Die Anwendung wurde durch %1 beendet.</translation>
    </message>
    <message>
        <source>The application was found but cannot be executed (exit code 126).</source>
        <translation>Die Anwendung wurde gefunden, kann aber nicht ausgeführt werden (Exit-Code 126).</translation>
    </message>
    <message>
        <source>The application was not found at the site (exit code 127).</source>
        <translation>Die Anwendung wurde am Standort nicht gefunden (Exit-Code 127).</translation>
    </message>
    <message>
        <source>The application ended with exit code %1.</source>
        <translation>Die Anwendung endete mit Exit-Code %1.</translation>
    </message>
    <message>
        <source>The job left no report, so nothing proves what it did.</source>
        <translation>Der Job hinterließ keinen Bericht, also beweist nichts, was er tat.</translation>
    </message>
    <message>
        <source>The job report cannot be used. %1</source>
        <translation>Der Job-Bericht ist nicht brauchbar. %1</translation>
    </message>
    <message>
        <source>The endpoint says that the application ended with exit code %1, the job report says %2.</source>
        <translation>Die Gegenstelle sagt, dass die Anwendung mit Exit-Code %1 endete, der Job-Bericht sagt %2.</translation>
    </message>
    <message>
        <source>The application left no account of the events it read and wrote.</source>
        <translation>Die Anwendung hinterließ keine Angabe der gelesenen und geschriebenen Ereignisse.</translation>
    </message>
    <message>
        <source>No output of the job was found.</source>
        <translation>Keine Ausgabe des Jobs wurde gefunden.</translation>
    </message>
    <message>
        <source>The file of stream %1 is damaged: %2</source>
        <translation>Die Datei des Stroms %1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>The endpoint gives a reason that is not known here: %1.</source>
        <translation>Die Gegenstelle nennt einen Grund, der hier nicht bekannt ist: %1.</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>beendet durch %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>exit code %1: %2</source>
        <translation>Exit-Code %1: %2</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>damaged, %1 bytes: %2</source>
        <translation>beschädigt, %1 Bytes: %2</translation>
    </message>
    <message>
        <source>%1 bytes, checksum %2</source>
        <translation>%1 Bytes, Prüfsumme %2</translation>
    </message>
    <message>
        <source>%1 events, %2 bytes, checksum %3</source>
        <translation>%1 Ereignisse, %2 Bytes, Prüfsumme %3</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>without the application&apos;s part</source>
        <translation>ohne den Teil der Anwendung</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>Eingabe %1</translation>
    </message>
    <message>
        <source>%1 of %2 events read, from event %3 on</source>
        <translation>%1 von %2 Ereignissen gelesen, ab Ereignis %3</translation>
    </message>
    <message>
        <source>events read</source>
        <translation>Ereignisse gelesen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>knows the job</source>
        <translation>kennt den Job</translation>
    </message>
    <message>
        <source>does not know the job</source>
        <translation>kennt den Job nicht</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation>Strom %1</translation>
    </message>
    <message>
        <source>stream %1 as reported</source>
        <translation>Strom %1 laut Bericht</translation>
    </message>
    <message>
        <source>inputs looked at again</source>
        <translation>Eingaben noch einmal angesehen</translation>
    </message>
    <message>
        <source>All %1 events were read, and every stream is as reported.</source>
        <translation>Alle %1 Ereignisse wurden gelesen, und jeder Strom ist wie berichtet.</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>The endpoint says that the job failed (%1), yet its report says exit code 0, all %2 events were read, and every stream is there and as reported.</source>
        <translation>Die Gegenstelle sagt, dass der Job fehlschlug (%1), doch sein Bericht sagt Exit-Code 0, alle %2 Ereignisse wurden gelesen, und jeder Strom ist da und wie berichtet.</translation>
    </message>
    <message>
        <source>The endpoint says that the job goes on, yet its report is there already.</source>
        <translation>Die Gegenstelle sagt, dass der Job weiterläuft, doch sein Bericht ist schon da.</translation>
    </message>
    <message>
        <source>The endpoint says that the job goes on, after it had said that it ended.</source>
        <translation>Die Gegenstelle sagt, dass der Job weiterläuft, nachdem sie gesagt hatte, dass er zu Ende ist.</translation>
    </message>
    <message numerus="yes">
        <source>It had not moved for %n minute(s), much longer than the other jobs of its request at this site, and was cancelled for that.</source>
        <translation>
            <numerusform>Er hatte sich %n Minute lang nicht bewegt, viel länger als die anderen Jobs seiner Anforderung an diesem Standort, und wurde deshalb abgebrochen.</numerusform>
            <numerusform>Er hatte sich %n Minuten lang nicht bewegt, viel länger als die anderen Jobs seiner Anforderung an diesem Standort, und wurde deshalb abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The application ended with exit code %1: %2.</source>
        <translation>Die Anwendung endete mit Exit-Code %1: %2.</translation>
    </message>
    <message>
        <source>The file of stream %1 lacks what it must contain: %2.</source>
        <translation>Der Datei des Stroms %1 fehlt, was sie enthalten muss: %2.</translation>
    </message>
    <message>
        <source>says that the job goes on</source>
        <translation>sagt, dass der Job weiterläuft</translation>
    </message>
    <message>
        <source>stream %1 must contain</source>
        <translation>Strom %1 muss enthalten</translation>
    </message>
    <message>
        <source>%1: all there</source>
        <translation>%1: alles da</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>es fehlt: %1</translation>
    </message>
</context>
<context>
    <name>ClientCertificate</name>
    <message>
        <source>It holds no certificate.</source>
        <translation>Sie enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>Its key has a passphrase, which nobody could enter. Make a proxy from it.</source>
        <translation>Ihr Schlüssel hat eine Passphrase, die niemand eingeben könnte. Machen Sie ein Proxy-Zertifikat daraus.</translation>
    </message>
    <message>
        <source>It holds no key beside the certificate; both belong into this file.</source>
        <translation>Sie enthält keinen Schlüssel neben dem Zertifikat; beide gehören in diese Datei.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired at %2; renew it.</source>
        <translation>Das Zertifikat von %1 lief am %2 ab; erneuern Sie es.</translation>
    </message>
    <message>
        <source>The certificate of %1 is valid from %2 only; or the clock of this machine is wrong.</source>
        <translation>Das Zertifikat von %1 gilt erst ab %2; oder die Uhr dieses Rechners geht falsch.</translation>
    </message>
    <message>
        <source>It holds no certificate of an authority.</source>
        <translation>Sie enthält kein Zertifikat einer Zertifizierungsstelle.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>The merged file is not at %1 any more.</source>
        <translation>Die zusammengeführte Datei liegt nicht mehr unter %1.</translation>
    </message>
    <message>
        <source>The merged file %1 has %2 bytes; %3 were verified.</source>
        <translation>Die zusammengeführte Datei %1 hat %2 Bytes; geprüft waren %3.</translation>
    </message>
    <message>
        <source>It is %1; only a running request can be finished.</source>
        <translation>Sie ist %1; nur laufende Anforderungen können beendet werden.</translation>
    </message>
    <message>
        <source>Its work units are not made yet.</source>
        <translation>Ihre Arbeitseinheiten sind noch nicht gebildet.</translation>
    </message>
    <message numerus="yes">
        <source>%n work unit(s) are neither credited nor signed off.</source>
        <translation>
            <numerusform>%n Arbeitseinheit ist weder gutgeschrieben noch abgezeichnet.</numerusform>
            <numerusform>%n Arbeitseinheiten sind weder gutgeschrieben noch abgezeichnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credited output(s) are in no merge yet.</source>
        <translation>
            <numerusform>%n gutgeschriebene Ausgabe ist noch in keiner Zusammenführung.</numerusform>
            <numerusform>%n gutgeschriebene Ausgaben sind noch in keiner Zusammenführung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged file(s) are not verified yet.</source>
        <translation>
            <numerusform>%n zusammengeführte Datei ist noch nicht geprüft.</numerusform>
            <numerusform>%n zusammengeführte Dateien sind noch nicht geprüft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>It is %1 already.</source>
        <translation>Sie ist schon %1.</translation>
    </message>
    <message>
        <source>Nobody moves a request to %1 by hand.</source>
        <translation>Niemand setzt eine Anforderung von Hand auf %1.</translation>
    </message>
    <message>
        <source>set-status %1 is the command %2 of request %3.</source>
        <translation>set-status %1 ist der Befehl %2 für Anforderung %3.</translation>
    </message>
    <message>
        <source>%1request for %2 of %3 with release %4</source>
        <translation>%1Anforderung für %2 von %3 mit Release %4</translation>
    </message>
    <message>
        <source>test </source>
        <comment>before the word request</comment>
        <translation>Probe-</translation>
    </message>
    <message>
        <source>the request</source>
        <translation>die Anforderung</translation>
    </message>
    <message>
        <source>There are %1 of them with different conditions (%2); name one with --conditions.</source>
        <translation>Es gibt %1 davon mit verschiedenen Bedingungen (%2); nennen Sie eine mit --conditions.</translation>
    </message>
    <message>
        <source>receipt %1</source>
        <translation>Beleg %1</translation>
    </message>
    <message>
        <source>It was undone already, by receipt %1.</source>
        <translation>Er wurde schon zurückgenommen, mit Beleg %1.</translation>
    </message>
    <message>
        <source>A command of this kind (%1) cannot be undone.</source>
        <translation>Ein Befehl dieser Art (%1) kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>What undoes it cannot be read.</source>
        <translation>Was ihn zurücknimmt, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This undoes receipt %1 (%2 by %3 at %4).</source>
        <translation>Dies nimmt Beleg %1 zurück (%2 von %3 am %4).</translation>
    </message>
    <message>
        <source>Set status</source>
        <translation>Status setzen</translation>
    </message>
    <message>
        <source>Moves the request for a step of a dataset to a status, by the command that does so.</source>
        <translation>Bringt die Anforderung für einen Schritt eines Datensatzes auf einen Status, mit dem Befehl dafür.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What is done.</source>
        <translation>Was getan wird.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Where it is to go.</source>
        <translation>Wohin sie soll.</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>The input.</source>
        <translation>Die Eingabe.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>The software version.</source>
        <translation>Die Version der Software.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>The trial request.</source>
        <translation>Die Probe-Anforderung.</translation>
    </message>
    <message>
        <source>Conditions tag</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Where several requests differ in it.</source>
        <translation>Wo sich mehrere Anforderungen darin unterscheiden.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>For assigned: the site.</source>
        <translation>Für assigned: der Standort.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Takes back what a command did, where it means something.</source>
        <translation>Nimmt zurück, was ein Befehl tat, wo das einen Sinn hat.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>The number of the receipt.</source>
        <translation>Die Nummer des Belegs.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>&quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 %2 has the role %3.</source>
        <translation>%1 %2 hat die Rolle %3.</translation>
    </message>
    <message>
        <source>the plan</source>
        <translation>der Plan</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>request 3, is running</comment>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>%1 %2: %3.</source>
        <comment>request 3, is running, changed by</comment>
        <translation>%1 %2: %3.</translation>
    </message>
    <message>
        <source>is concerned too now</source>
        <translation>ist jetzt auch betroffen</translation>
    </message>
    <message>
        <source>was &quot;%1&quot; and is &quot;%2&quot; now</source>
        <translation>war &quot;%1&quot; und ist jetzt &quot;%2&quot;</translation>
    </message>
    <message>
        <source>can be done now</source>
        <translation>ist jetzt möglich</translation>
    </message>
    <message>
        <source>can no longer be done</source>
        <translation>ist nicht mehr möglich</translation>
    </message>
    <message>
        <source>is no longer concerned</source>
        <translation>ist nicht mehr betroffen</translation>
    </message>
    <message>
        <source>It would do something else now: %1</source>
        <translation>Es würde jetzt etwas anderes tun: %1</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Und %1 weitere.</translation>
    </message>
    <message>
        <source>command &quot;%1&quot;</source>
        <translation>Befehl &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the idempotency key</source>
        <translation>der Wiederholungsschlüssel</translation>
    </message>
    <message>
        <source>It was used for another command already.</source>
        <translation>Er wurde schon für einen anderen Befehl benutzt.</translation>
    </message>
    <message>
        <source>Somebody undid it in the meantime.</source>
        <translation>Jemand hat es inzwischen zurückgenommen.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>It is longer than %1 characters.</source>
        <translation>Es ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The store has no operators yet.</source>
        <translation>Der Speicher hat noch keine Bediener.</translation>
    </message>
    <message>
        <source>The operators are %1.</source>
        <translation>Die Bediener sind %1.</translation>
    </message>
    <message>
        <source>operator &quot;%1&quot;</source>
        <translation>Bediener &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the argument &quot;%1&quot;</source>
        <translation>das Argument &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It must be a text.</source>
        <translation>Es muss ein Text sein.</translation>
    </message>
    <message>
        <source>It holds a character that is no text.</source>
        <translation>Es enthält ein Zeichen, das kein Text ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of %2.</source>
        <translation>&quot;%1&quot; ist keines von %2.</translation>
    </message>
    <message>
        <source>It must be a whole number.</source>
        <translation>Es muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>It must be a list.</source>
        <translation>Es muss eine Liste sein.</translation>
    </message>
    <message>
        <source>It has %1 entries; %2 are possible.</source>
        <translation>Es hat %1 Einträge; %2 sind möglich.</translation>
    </message>
    <message>
        <source>Its entries are positive numbers.</source>
        <translation>Seine Einträge sind positive Zahlen.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Es muss wahr oder falsch sein.</translation>
    </message>
    <message>
        <source>It is missing: %1</source>
        <translation>Es fehlt: %1</translation>
    </message>
    <message>
        <source>%1 has no such argument.</source>
        <translation>%1 hat kein solches Argument.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>command, thing</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Number %1.</source>
        <translation>Nummer %1.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>new: release %1, conditions %2, runs %3 to %4</source>
        <translation>neu: Release %1, Bedingungen %2, Runs %3 bis %4</translation>
    </message>
    <message>
        <source>the due date</source>
        <translation>der Termin</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2012-03-01.</source>
        <translation>&quot;%1&quot; ist kein Datum wie 2012-03-01.</translation>
    </message>
    <message>
        <source>%1 of %2 in campaign %3</source>
        <translation>%1 von %2 in Kampagne %3</translation>
    </message>
    <message>
        <source>new request</source>
        <translation>neue Anforderung</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Neue Kampagne</translation>
    </message>
    <message>
        <source>Defines a campaign: its release, conditions tag and range of runs.</source>
        <translation>Legt eine Kampagne fest: ihr Release, ihre Bedingungen und ihren Bereich von Runs.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The campaign&apos;s name, unique.</source>
        <translation>Der Name der Kampagne, eindeutig.</translation>
    </message>
    <message>
        <source>The calibration used.</source>
        <translation>Die benutzte Kalibration.</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>Erster Run</translation>
    </message>
    <message>
        <source>The range of runs.</source>
        <translation>Der Bereich der Runs.</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Run</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What it is for.</source>
        <translation>Wofür sie ist.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>A ticket or change request.</source>
        <translation>Ein Ticket oder Änderungsantrag.</translation>
    </message>
    <message>
        <source>Predecessor</source>
        <translation>Vorgängerin</translation>
    </message>
    <message>
        <source>The campaign to compare with.</source>
        <translation>Die Kampagne, mit der verglichen wird.</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>When it is to be complete, as 2012-03-01 (UTC).</source>
        <translation>Wann sie vollständig sein soll, als 2012-03-01 (UTC).</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neue Anforderung</translation>
    </message>
    <message>
        <source>Asks for one step of processing of one dataset.</source>
        <translation>Verlangt einen Verarbeitungsschritt für einen Datensatz.</translation>
    </message>
    <message>
        <source>What is to be done.</source>
        <translation>Was zu tun ist.</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Teilen nach</translation>
    </message>
    <message>
        <source>How inputs are cut into work units.</source>
        <translation>Wie Eingaben in Arbeitseinheiten geteilt werden.</translation>
    </message>
    <message>
        <source>A trial: its outputs are named apart.</source>
        <translation>Eine Probe: ihre Ausgaben heißen anders.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>The campaign it belongs to.</source>
        <translation>Die Kampagne, zu der sie gehört.</translation>
    </message>
    <message>
        <source>The campaign&apos;s when it is not given.</source>
        <translation>Wie die Kampagne, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Arbeitseinheit</translation>
    </message>
    <message>
        <source>Files or events in one work unit.</source>
        <translation>Dateien oder Ereignisse in einer Arbeitseinheit.</translation>
    </message>
    <message>
        <source>Merged file</source>
        <translation>Zusammengeführte Datei</translation>
    </message>
    <message>
        <source>Events in one merged file, about.</source>
        <translation>Ereignisse in einer zusammengeführten Datei, ungefähr.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>0 to 999999.</source>
        <translation>0 bis 999999.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How often the agent tries a work unit.</source>
        <translation>Wie oft der Agent eine Arbeitseinheit versucht.</translation>
    </message>
    <message>
        <source>Memory in MB</source>
        <translation>Arbeitsspeicher in MB</translation>
    </message>
    <message>
        <source>The limit of a job; 0: none.</source>
        <translation>Die Grenze eines Jobs; 0: keine.</translation>
    </message>
    <message>
        <source>Time in seconds</source>
        <translation>Zeit in Sekunden</translation>
    </message>
    <message>
        <source>It is %1; only assigned requests can be staged.</source>
        <translation>Sie ist %1; nur zugeteilte Anforderungen können bereitgestellt werden.</translation>
    </message>
    <message>
        <source>All %1 files are good.</source>
        <translation>Alle %1 Dateien sind gut.</translation>
    </message>
    <message>
        <source>All %1 files were read: size, checksum and events are right.</source>
        <translation>Alle %1 Dateien wurden gelesen: Größe, Prüfsumme und Ereignisse stimmen.</translation>
    </message>
    <message>
        <source>stays assigned; what was found is written down</source>
        <translation>bleibt zugeteilt; der Befund wurde festgehalten</translation>
    </message>
    <message>
        <source>%1 of %2 files are good. %3</source>
        <comment>how many, of how many, what is wrong</comment>
        <translation>%1 von %2 Dateien sind gut. %3</translation>
    </message>
    <message>
        <source>Its input dataset has no files.</source>
        <translation>Ihr Eingabedatensatz hat keine Dateien.</translation>
    </message>
    <message>
        <source>%1 has no copy on disk at the site.</source>
        <translation>%1 hat keine Kopie auf Platte am Standort.</translation>
    </message>
    <message>
        <source>new in %1</source>
        <translation>neu in %1</translation>
    </message>
    <message>
        <source>another copy, at %1</source>
        <translation>eine weitere Kopie, unter %1</translation>
    </message>
    <message>
        <source>Makes the dataset %1, with these files and no more.</source>
        <translation>Legt den Datensatz %1 an, mit diesen Dateien und nicht mehr.</translation>
    </message>
    <message>
        <source>Makes the dataset %1, to which more files may be added.</source>
        <translation>Legt den Datensatz %1 an, zu dem weitere Dateien kommen dürfen.</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <comment>not 1</comment>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>site of %1</source>
        <translation>Standort von %1</translation>
    </message>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>%1 registers files of the own site only.</source>
        <translation>%1 trägt nur Dateien des eigenen Standorts ein.</translation>
    </message>
    <message>
        <source>%1 is complete; a new file needs another dataset.</source>
        <translation>%1 ist vollständig; eine neue Datei braucht einen anderen Datensatz.</translation>
    </message>
    <message>
        <source>Stage check</source>
        <translation>Eingaben prüfen</translation>
    </message>
    <message>
        <source>Reads every input of an assigned request at its site, and stages it when all are good.</source>
        <translation>Liest jede Eingabe einer zugeteilten Anforderung an ihrem Standort und stellt sie bereit, wenn alle gut sind.</translation>
    </message>
    <message>
        <source>All requests that match, for example &quot;status = assigned&quot;.</source>
        <translation>Alle passenden Anforderungen, zum Beispiel &quot;status = assigned&quot;.</translation>
    </message>
    <message>
        <source>Register raw files</source>
        <translation>Rohdateien eintragen</translation>
    </message>
    <message>
        <source>Reads raw files, one run each, and writes them into the catalogue.</source>
        <translation>Liest Rohdateien, jede mit einem Run, und schreibt sie in den Katalog.</translation>
    </message>
    <message>
        <source>Made when it does not exist.</source>
        <translation>Wird angelegt, wenn es ihn nicht gibt.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Paths at the site.</source>
        <translation>Pfade am Standort.</translation>
    </message>
    <message>
        <source>Where the files are.</source>
        <translation>Wo die Dateien sind.</translation>
    </message>
    <message>
        <source>More will follow</source>
        <translation>Weitere folgen</translation>
    </message>
    <message>
        <source>A new dataset stays open for further files.</source>
        <translation>Ein neuer Datensatz bleibt offen für weitere Dateien.</translation>
    </message>
    <message>
        <source>the list of jobs</source>
        <translation>die Liste der Jobs</translation>
    </message>
    <message>
        <source>Name at least one job by its number, or a filter.</source>
        <translation>Nennen Sie mindestens einen Job mit seiner Nummer, oder einen Filter.</translation>
    </message>
    <message>
        <source>Name jobs by number or by filter, not both.</source>
        <translation>Nennen Sie Jobs mit Nummer oder mit Filter, nicht beides.</translation>
    </message>
    <message>
        <source>the filter</source>
        <translation>der Filter</translation>
    </message>
    <message>
        <source>It matches more than %1 jobs; narrow it.</source>
        <translation>Er passt auf mehr als %1 Jobs; engen Sie ihn ein.</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>Job %1 was made for its work already.</source>
        <translation>Job %1 wurde schon für seine Arbeit gebildet.</translation>
    </message>
    <message>
        <source>It is %1; only failed and cancelled jobs can be resubmitted.</source>
        <translation>Er ist %1; nur fehlgeschlagene und abgebrochene Jobs können neu eingereicht werden.</translation>
    </message>
    <message>
        <source>attempt %1: %2 work units, %3</source>
        <translation>Versuch %1: %2 Arbeitseinheiten, %3</translation>
    </message>
    <message>
        <source>%1 with %2 work units, %3</source>
        <translation>%1 mit %2 Arbeitseinheiten, %3</translation>
    </message>
    <message>
        <source>Job %1 tries again.</source>
        <translation>Job %1 versucht es noch einmal.</translation>
    </message>
    <message>
        <source>Tried again.</source>
        <translation>Noch einmal versucht.</translation>
    </message>
    <message>
        <source>Name requests, jobs or a filter: one of the three.</source>
        <translation>Nennen Sie Anforderungen, Jobs oder einen Filter: eins von dreien.</translation>
    </message>
    <message>
        <source>It is %1; only jobs that have not ended can be cancelled.</source>
        <translation>Er ist %1; nur Jobs, die nicht zu Ende sind, können abgebrochen werden.</translation>
    </message>
    <message>
        <source>It is being cancelled already.</source>
        <translation>Er wird schon abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The agent cancels it at the site.</source>
        <translation>Der Agent bricht ihn am Standort ab.</translation>
    </message>
    <message>
        <source>Its work units become free for another attempt.</source>
        <translation>Seine Arbeitseinheiten werden frei für einen anderen Versuch.</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Vermerkt.</translation>
    </message>
    <message>
        <source>one comment</source>
        <translation>ein Kommentar</translation>
    </message>
    <message>
        <source>All jobs that match, for example &quot;class = early-end&quot;.</source>
        <translation>Alle passenden Jobs, zum Beispiel &quot;class = early-end&quot;.</translation>
    </message>
    <message>
        <source>Resubmit</source>
        <translation>Neu einreichen</translation>
    </message>
    <message>
        <source>Tries failed jobs again: only work units that are neither credited nor in another job.</source>
        <translation>Versucht fehlgeschlagene Jobs noch einmal: nur Arbeitseinheiten, die weder gutgeschrieben noch in einem anderen Job sind.</translation>
    </message>
    <message>
        <source>All failed jobs of these requests.</source>
        <translation>Alle fehlgeschlagenen Jobs dieser Anforderungen.</translation>
    </message>
    <message>
        <source>Also where a retry does not help</source>
        <translation>Auch wo ein neuer Versuch nicht hilft</translation>
    </message>
    <message>
        <source>Also failures that need a repair first, and more attempts than the request allows.</source>
        <translation>Auch Fehler, die erst behoben werden müssen, und mehr Versuche, als die Anforderung erlaubt.</translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Jobs abbrechen</translation>
    </message>
    <message>
        <source>Kills jobs that have not ended; their work units become free.</source>
        <translation>Tötet Jobs, die nicht zu Ende sind; ihre Arbeitseinheiten werden frei.</translation>
    </message>
    <message>
        <source>Comment on job</source>
        <translation>Job kommentieren</translation>
    </message>
    <message>
        <source>Writes a remark beside the job.</source>
        <translation>Schreibt eine Bemerkung zum Job.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>The remark.</source>
        <translation>Die Bemerkung.</translation>
    </message>
    <message>
        <source>the number of work units in a job</source>
        <translation>die Zahl der Arbeitseinheiten in einem Job</translation>
    </message>
    <message>
        <source>It lies between 1 and 1000.</source>
        <translation>Sie liegt zwischen 1 und 1000.</translation>
    </message>
    <message>
        <source>Every work unit is in a job, credited or signed off.</source>
        <translation>Jede Arbeitseinheit ist in einem Job, gutgeschrieben oder abgezeichnet.</translation>
    </message>
    <message>
        <source>%1 for %2 work units, %3</source>
        <translation>%1 für %2 Arbeitseinheiten, %3</translation>
    </message>
    <message>
        <source>None of these work units is credited or in another job.</source>
        <translation>Keine dieser Arbeitseinheiten ist gutgeschrieben oder in einem anderen Job.</translation>
    </message>
    <message>
        <source>%1 made; the agent submits them.</source>
        <translation>%1 gebildet; der Agent reicht sie ein.</translation>
    </message>
    <message>
        <source>There is no credited output that is not merged.</source>
        <translation>Es gibt keine gutgeschriebene Ausgabe, die nicht zusammengeführt ist.</translation>
    </message>
    <message>
        <source>%1 merged files of %2 outputs, %3</source>
        <translation>%1 zusammengeführte Dateien aus %2 Ausgaben, %3</translation>
    </message>
    <message>
        <source>Credited outputs that are in no merged file yet.</source>
        <translation>Gutgeschriebene Ausgaben, die noch in keiner zusammengeführten Datei sind.</translation>
    </message>
    <message>
        <source>%1 credited, %2 merged files done.</source>
        <translation>%1 gutgeschrieben, %2 zusammengeführte Dateien fertig.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Beendet.</translation>
    </message>
    <message>
        <source>%1 merged files go into the catalogue.</source>
        <translation>%1 zusammengeführte Dateien kommen in den Katalog.</translation>
    </message>
    <message>
        <source>%1 files declared.</source>
        <translation>%1 Dateien eingetragen.</translation>
    </message>
    <message>
        <source>All requests that match, for example &quot;campaign = 2010&quot;.</source>
        <translation>Alle passenden Anforderungen, zum Beispiel &quot;campaign = 2010&quot;.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Makes the jobs of a staged or running request; the agent submits them.</source>
        <translation>Bildet die Jobs einer bereitgestellten oder laufenden Anforderung; der Agent reicht sie ein.</translation>
    </message>
    <message>
        <source>Work units per job</source>
        <translation>Arbeitseinheiten je Job</translation>
    </message>
    <message>
        <source>1 to 1000.</source>
        <translation>1 bis 1000.</translation>
    </message>
    <message>
        <source>It is %1; only staged and running requests can have jobs made.</source>
        <translation>Sie ist %1; nur für bereitgestellte und laufende Anforderungen können Jobs gebildet werden.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merges the credited outputs of a running request, each exactly once.</source>
        <translation>Führt die gutgeschriebenen Ausgaben einer laufenden Anforderung zusammen, jede genau einmal.</translation>
    </message>
    <message>
        <source>Before all work units are credited</source>
        <translation>Bevor alle Arbeitseinheiten gutgeschrieben sind</translation>
    </message>
    <message>
        <source>Merge what is credited now; the rest goes into further files.</source>
        <translation>Zusammenführen, was jetzt gutgeschrieben ist; der Rest kommt in weitere Dateien.</translation>
    </message>
    <message>
        <source>It is %1; only running requests can be merged.</source>
        <translation>Sie ist %1; nur laufende Anforderungen können zusammengeführt werden.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Ends a request whose work units are all credited and whose outputs are all merged.</source>
        <translation>Beendet eine Anforderung, deren Arbeitseinheiten alle gutgeschrieben und deren Ausgaben alle zusammengeführt sind.</translation>
    </message>
    <message>
        <source>It is %1; only running requests can be finished.</source>
        <translation>Sie ist %1; nur laufende Anforderungen können abgeschlossen werden.</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>In den Katalog eintragen</translation>
    </message>
    <message>
        <source>Registers the merged files of a finished request in the catalogue.</source>
        <translation>Trägt die zusammengeführten Dateien einer beendeten Anforderung in den Katalog ein.</translation>
    </message>
    <message>
        <source>It is %1; only finished requests can be declared.</source>
        <translation>Sie ist %1; nur beendete Anforderungen können eingetragen werden.</translation>
    </message>
    <message>
        <source>Lease in hours</source>
        <translation>Frist in Stunden</translation>
    </message>
    <message>
        <source>Counted from now.</source>
        <translation>Ab jetzt gezählt.</translation>
    </message>
    <message>
        <source>It is %1; only assigned, staged and running requests have a lease.</source>
        <translation>Sie ist %1; nur zugeteilte, bereitgestellte und laufende Anforderungen haben eine Frist.</translation>
    </message>
    <message>
        <source>Site %1 holds it; you act for another site.</source>
        <translation>Standort %1 hat sie; Sie handeln für einen anderen Standort.</translation>
    </message>
    <message>
        <source>Lease until %1.</source>
        <translation>Frist bis %1.</translation>
    </message>
    <message>
        <source>the number of hours</source>
        <translation>die Zahl der Stunden</translation>
    </message>
    <message>
        <source>A lease lasts 1 to 8760 hours.</source>
        <translation>Eine Frist dauert 1 bis 8760 Stunden.</translation>
    </message>
    <message>
        <source>lease for %1 from now</source>
        <translation>Frist für %1 ab jetzt</translation>
    </message>
    <message>
        <source>Its lease ends %1.</source>
        <translation>Ihre Frist endet %1.</translation>
    </message>
    <message>
        <source>It is %1; its work is over.</source>
        <translation>Sie ist %1; ihre Arbeit ist vorbei.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>priorities</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>the priority</source>
        <translation>die Priorität</translation>
    </message>
    <message>
        <source>It lies between 0 and 999999.</source>
        <translation>Sie liegt zwischen 0 und 999999.</translation>
    </message>
    <message>
        <source>It has this priority already.</source>
        <translation>Sie hat diese Priorität schon.</translation>
    </message>
    <message>
        <source>priority %1 → %2</source>
        <translation>Priorität %1 → %2</translation>
    </message>
    <message>
        <source>Renew lease</source>
        <translation>Frist verlängern</translation>
    </message>
    <message>
        <source>Lets the site keep the request for longer.</source>
        <translation>Lässt dem Standort die Anforderung für länger.</translation>
    </message>
    <message>
        <source>Change priority</source>
        <translation>Priorität ändern</translation>
    </message>
    <message>
        <source>Changes which requests are worked on first.</source>
        <translation>Ändert, welche Anforderungen zuerst bearbeitet werden.</translation>
    </message>
    <message>
        <source>Writes a remark beside the request, for everybody.</source>
        <translation>Schreibt eine Bemerkung zur Anforderung, für alle.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>the site</source>
        <translation>der Standort</translation>
    </message>
    <message>
        <source>%1 signs up for the own site only.</source>
        <translation>%1 meldet nur den eigenen Standort.</translation>
    </message>
    <message>
        <source>Release %1 has no application for the step %2.</source>
        <translation>Release %1 hat keine Anwendung für den Schritt %2.</translation>
    </message>
    <message>
        <source>Release %1 is not at site %2: %3 cannot be run there.</source>
        <translation>Release %1 ist nicht am Standort %2: %3 kann dort nicht laufen.</translation>
    </message>
    <message>
        <source>Site %1, lease for %2.</source>
        <translation>Standort %1, Frist für %2.</translation>
    </message>
    <message>
        <source>Site %1 does not have all files of %2; it must bring them in before the stage check.</source>
        <translation>Standort %1 hat nicht alle Dateien von %2; er muss sie vor der Prüfung der Eingaben holen.</translation>
    </message>
    <message>
        <source>Site %1 holds it, not %2.</source>
        <translation>Standort %1 hat sie, nicht %2.</translation>
    </message>
    <message>
        <source>%1 will be killed first.</source>
        <translation>%1 werden zuerst getötet.</translation>
    </message>
    <message>
        <source>%1 being killed; the agent aborts the request when they are gone.</source>
        <translation>%1 werden getötet; der Agent bricht die Anforderung ab, wenn sie weg sind.</translation>
    </message>
    <message>
        <source>The site that signs up; a site operator&apos;s own site when it is not given.</source>
        <translation>Der Standort, der sich meldet; der eigene eines Standort-Bedieners, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Agrees to a new request and freezes its dataset, release and conditions.</source>
        <translation>Stimmt einer neuen Anforderung zu und friert ihren Datensatz, ihr Release und ihre Bedingungen ein.</translation>
    </message>
    <message>
        <source>It is %1; only new requests can be approved.</source>
        <translation>Sie ist %1; nur neue Anforderungen können genehmigt werden.</translation>
    </message>
    <message>
        <source>Withdraw approval</source>
        <translation>Genehmigung zurückziehen</translation>
    </message>
    <message>
        <source>Takes the approval back, so that the request can be edited again.</source>
        <translation>Nimmt die Genehmigung zurück, so dass die Anforderung wieder geändert werden kann.</translation>
    </message>
    <message>
        <source>It is %1; only the approval of approved requests can be withdrawn.</source>
        <translation>Sie ist %1; nur die Genehmigung genehmigter Anforderungen kann zurückgezogen werden.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Refuses a new or approved request, with a reason.</source>
        <translation>Lehnt eine neue oder genehmigte Anforderung ab, mit einem Grund.</translation>
    </message>
    <message>
        <source>It is %1; only new and approved requests can be rejected.</source>
        <translation>Sie ist %1; nur neue und genehmigte Anforderungen können abgelehnt werden.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Makes a rejected request new again.</source>
        <translation>Macht eine abgelehnte Anforderung wieder neu.</translation>
    </message>
    <message>
        <source>It is %1; only rejected requests can be reopened.</source>
        <translation>Sie ist %1; nur abgelehnte Anforderungen können wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Gives an approved request to one site, for as long as its lease lasts.</source>
        <translation>Gibt eine genehmigte Anforderung einem Standort, solange seine Frist läuft.</translation>
    </message>
    <message>
        <source>How long the site holds the request unless it renews the lease.</source>
        <translation>Wie lange der Standort die Anforderung hat, wenn er die Frist nicht verlängert.</translation>
    </message>
    <message>
        <source>It is %1; only approved requests can be signed up for.</source>
        <translation>Sie ist %1; nur genehmigte Anforderungen können übernommen werden.</translation>
    </message>
    <message>
        <source>Gives a request back that has no jobs yet, for another site to take.</source>
        <translation>Gibt eine Anforderung ohne Jobs zurück, damit ein anderer Standort sie nehmen kann.</translation>
    </message>
    <message>
        <source>Only requests that this site holds.</source>
        <translation>Nur Anforderungen, die dieser Standort hat.</translation>
    </message>
    <message>
        <source>It is %1; only assigned and staged requests can be released.</source>
        <translation>Sie ist %1; nur zugeteilte und bereitgestellte Anforderungen können zurückgegeben werden.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stops a request where it is; nothing new is submitted until it is resumed.</source>
        <translation>Hält eine Anforderung an, wo sie ist; nichts Neues wird eingereicht, bis sie fortgesetzt wird.</translation>
    </message>
    <message>
        <source>It is %1; only approved, assigned, staged and running requests can be held.</source>
        <translation>Sie ist %1; nur genehmigte, zugeteilte, bereitgestellte und laufende Anforderungen können angehalten werden.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Lets a held request go on where it was.</source>
        <translation>Lässt eine angehaltene Anforderung weitergehen, wo sie war.</translation>
    </message>
    <message>
        <source>It is %1; only held requests can be resumed.</source>
        <translation>Sie ist %1; nur angehaltene Anforderungen können fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Kills the open jobs of a request and ends it for good.</source>
        <translation>Tötet die offenen Jobs einer Anforderung und beendet sie für immer.</translation>
    </message>
    <message>
        <source>It is %1; only approved, assigned, staged and running requests can be aborted.</source>
        <translation>Sie ist %1; nur genehmigte, zugeteilte, bereitgestellte und laufende Anforderungen können abgebrochen werden.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>The numbers of the requests.</source>
        <translation>Die Nummern der Anforderungen.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>The numbers of the jobs.</source>
        <translation>Die Nummern der Jobs.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The reason, kept in the audit trail.</source>
        <translation>Der Grund, im Änderungsverzeichnis festgehalten.</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anforderung</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <comment>not 1</comment>
        <translation>%1 Anforderungen</translation>
    </message>
    <message>
        <source>1 job</source>
        <translation>1 Job</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <comment>not 1</comment>
        <translation>%1 Jobs</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <comment>not 1</comment>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>request %1 (%2 %3)</source>
        <translation>Anforderung %1 (%2 %3)</translation>
    </message>
    <message>
        <source>job %1 (merge of %2)</source>
        <translation>Job %1 (Zusammenführung von %2)</translation>
    </message>
    <message>
        <source>job %1 (run %2)</source>
        <translation>Job %1 (Run %2)</translation>
    </message>
    <message>
        <source>a viewer</source>
        <translation>ein Betrachter</translation>
    </message>
    <message>
        <source>a site operator</source>
        <translation>ein Standort-Bediener</translation>
    </message>
    <message>
        <source>a shifter</source>
        <translation>ein Schichtleiter</translation>
    </message>
    <message>
        <source>a data-quality expert</source>
        <translation>ein Experte für Datenqualität</translation>
    </message>
    <message>
        <source>the agent</source>
        <translation>der Agent</translation>
    </message>
    <message>
        <source>a manager</source>
        <translation>ein Manager</translation>
    </message>
    <message>
        <source>Nobody can do this.</source>
        <translation>Niemand kann das tun.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>roles</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>roles</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Only %1 can do this.</source>
        <translation>Das kann nur %1 tun.</translation>
    </message>
    <message>
        <source>%1: nothing to do.</source>
        <comment>command</comment>
        <translation>%1: nichts zu tun.</translation>
    </message>
    <message>
        <source>%1: nothing to do, %2 left out.</source>
        <comment>command, number</comment>
        <translation>%1: nichts zu tun, %2 ausgelassen.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>command, things</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2; %3 left out.</source>
        <comment>command, things, number</comment>
        <translation>%1: %2; %3 ausgelassen.</translation>
    </message>
    <message>
        <source>the list of requests</source>
        <translation>die Liste der Anforderungen</translation>
    </message>
    <message>
        <source>Name at least one request by its number, or a filter.</source>
        <translation>Nennen Sie mindestens eine Anforderung mit ihrer Nummer, oder einen Filter.</translation>
    </message>
    <message>
        <source>There is no such request.</source>
        <translation>Eine solche Anforderung gibt es nicht.</translation>
    </message>
    <message>
        <source>The filter does not match it.</source>
        <translation>Der Filter passt nicht darauf.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>status, site</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>It matches more than %1 files; narrow it.</source>
        <translation>Er passt auf mehr als %1 Dateien; engen Sie ihn ein.</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <comment>how many are noted anew</comment>
        <translation>
            <numerusform>%n Kopie</numerusform>
            <numerusform>%n Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>It was changed by somebody else in the meantime.</source>
        <translation>Sie wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>It is noted as %1.</source>
        <translation>Sie ist als %1 vermerkt.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>file, site</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>Records and disk agree: it is %1.</source>
        <translation>Aufzeichnungen und Platte stimmen überein: sie ist %1.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>The file %1 has another size than was registered.</source>
        <translation>Die Datei %1 hat eine andere Größe als eingetragen.</translation>
    </message>
    <message>
        <source>A file of the registered size is at %1; it is read before a job uses it.</source>
        <translation>Unter %1 liegt eine Datei der eingetragenen Größe; sie wird gelesen, bevor ein Job sie benutzt.</translation>
    </message>
    <message>
        <source>Check copies</source>
        <translation>Kopien prüfen</translation>
    </message>
    <message>
        <source>Looks whether the copies of files on disk are still there, with the size that was registered, and notes where records say otherwise.</source>
        <translation>Sieht nach, ob die Kopien von Dateien noch auf Platte liegen, mit der eingetragenen Größe, und vermerkt, wo die Aufzeichnungen etwas anderes sagen.</translation>
    </message>
    <message>
        <source>All files that match, for example &quot;run = 146436&quot;.</source>
        <translation>Alle passenden Dateien, zum Beispiel &quot;run = 146436&quot;.</translation>
    </message>
    <message>
        <source>Merged file in bytes</source>
        <translation>Zusammengeführte Datei in Bytes</translation>
    </message>
    <message>
        <source>Bytes in one merged file, about; 0: only the events count.</source>
        <translation>Bytes in einer zusammengeführten Datei, ungefähr; 0: nur die Ereignisse zählen.</translation>
    </message>
    <message>
        <source>%1 more failed jobs do not fit into one plan; resubmit them after these.</source>
        <translation>%1 weitere fehlgeschlagene Jobs passen nicht in einen Plan; reichen Sie sie nach diesen neu ein.</translation>
    </message>
    <message>
        <source>It is %1; only a manager changes how it is merged now.</source>
        <translation>Sie ist %1; wie sie zusammengeführt wird, ändert jetzt nur ein Manager.</translation>
    </message>
    <message>
        <source>the change</source>
        <translation>die Änderung</translation>
    </message>
    <message>
        <source>Name a merge policy, or when merged outputs are deleted, or both.</source>
        <translation>Nennen Sie eine Regelung für das Zusammenführen, oder wann zusammengeführte Ausgaben gelöscht werden, oder beides.</translation>
    </message>
    <message>
        <source>It is merged so already.</source>
        <translation>Sie wird schon so zusammengeführt.</translation>
    </message>
    <message>
        <source>Files merged from now on; what is merged already is deleted by &quot;prodctl merge release&quot;.</source>
        <translation>Dateien, die ab jetzt zusammengeführt werden; was schon zusammengeführt ist, löscht &quot;prodctl merge release&quot;.</translation>
    </message>
    <message>
        <source>It has no merged file yet.</source>
        <translation>Sie hat noch keine zusammengeführte Datei.</translation>
    </message>
    <message>
        <source>The agent reads the merged file once more, then deletes the outputs.</source>
        <translation>Der Agent liest die zusammengeführte Datei noch einmal und löscht dann die Ausgaben.</translation>
    </message>
    <message>
        <source>merged file %1 of %2</source>
        <comment>file, request</comment>
        <translation>zusammengeführte Datei %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) with %1 bytes deleted</source>
        <translation>
            <numerusform>%n Ausgabe mit %1 Bytes gelöscht</numerusform>
            <numerusform>%n Ausgaben mit %1 Bytes gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in this file, which is read whole once more before.</source>
        <translation>Sie sind in dieser Datei, die vorher noch einmal ganz gelesen wird.</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Its merged outputs are deleted already.</source>
        <translation>Ihre zusammengeführten Ausgaben sind schon gelöscht.</translation>
    </message>
    <message>
        <source>%1 outputs of %2 merged files are deleted</source>
        <translation>%1 Ausgaben von %2 zusammengeführten Dateien werden gelöscht</translation>
    </message>
    <message>
        <source>Kept: the outputs of %1 merged files.</source>
        <translation>Behalten: die Ausgaben von %1 zusammengeführten Dateien.</translation>
    </message>
    <message>
        <source>Nobody asked for its outputs to be deleted, or they are deleted already.</source>
        <translation>Niemand hat verlangt, dass ihre Ausgaben gelöscht werden, oder sie sind schon gelöscht.</translation>
    </message>
    <message>
        <source>%1 outputs are kept</source>
        <translation>%1 Ausgaben werden behalten</translation>
    </message>
    <message>
        <source>It is %1; outputs are signed off while it runs.</source>
        <translation>Sie ist %1; Ausgaben werden abgezeichnet, während sie läuft.</translation>
    </message>
    <message>
        <source>Signed off. Resubmit its merge with --all, if one is left.</source>
        <translation>Abgezeichnet. Reichen Sie ihre Zusammenführung mit --all neu ein, wenn noch eine übrig ist.</translation>
    </message>
    <message>
        <source>Signed off.</source>
        <translation>Abgezeichnet.</translation>
    </message>
    <message>
        <source>output %1 of run %2 (%3)</source>
        <comment>name, run, request</comment>
        <translation>Ausgabe %1 von Run %2 (%3)</translation>
    </message>
    <message>
        <source>%1 lost for ever in stream %2</source>
        <translation>%1 für immer verloren in Strom %2</translation>
    </message>
    <message>
        <source>It is as it was credited again; the agent goes on by itself.</source>
        <translation>Sie ist wieder so, wie sie gutgeschrieben wurde; der Agent macht von selbst weiter.</translation>
    </message>
    <message>
        <source>None of its credited outputs was found damaged or gone.</source>
        <translation>Keine ihrer gutgeschriebenen Ausgaben wurde beschädigt oder verschwunden gefunden.</translation>
    </message>
    <message>
        <source>%1 outputs are signed off as lost</source>
        <translation>%1 Ausgaben werden als verloren abgezeichnet</translation>
    </message>
    <message>
        <source>output %1</source>
        <translation>Ausgabe %1</translation>
    </message>
    <message>
        <source>It is a %1 request; certification follows a production.</source>
        <translation>Ihr Schritt ist %1; die Zertifizierung folgt auf eine Produktion.</translation>
    </message>
    <message>
        <source>Nobody asked for its certification yet: make a request with the step recocert for one of its datasets.</source>
        <translation>Niemand hat bisher ihre Zertifizierung verlangt: legen Sie eine Anforderung mit dem Schritt recocert für einen ihrer Datensätze an.</translation>
    </message>
    <message>
        <source>missing certification of %1 is made again</source>
        <translation>die fehlende Zertifizierung von %1 wird neu gemacht</translation>
    </message>
    <message>
        <source>%1 for %2 work units</source>
        <translation>%1 für %2 Arbeitseinheiten</translation>
    </message>
    <message>
        <source>The work units of all %1 runs are credited; merged files are missing.</source>
        <translation>Die Arbeitseinheiten aller %1 Runs sind gutgeschrieben; es fehlen zusammengeführte Dateien.</translation>
    </message>
    <message>
        <source>Certification is missing for %1 of %2 runs: %3. All others are left alone.</source>
        <translation>Die Zertifizierung fehlt für %1 von %2 Runs: %3. Alle anderen bleiben unberührt.</translation>
    </message>
    <message>
        <source>output %1 of run %2</source>
        <translation>Ausgabe %1 von Run %2</translation>
    </message>
    <message>
        <source>%1 Its work is credited: put the file back, or let a manager sign it off.</source>
        <translation>%1 Ihre Arbeit ist gutgeschrieben: legen Sie die Datei zurück, oder lassen Sie einen Manager sie abzeichnen.</translation>
    </message>
    <message>
        <source>merged file %1</source>
        <translation>zusammengeführte Datei %1</translation>
    </message>
    <message>
        <source>%1 Its work is credited: put a copy with the recorded checksum back.</source>
        <translation>%1 Ihre Arbeit ist gutgeschrieben: legen Sie eine Kopie mit der festgehaltenen Prüfsumme zurück.</translation>
    </message>
    <message>
        <source>Merge policy</source>
        <translation>Regelung für das Zusammenführen</translation>
    </message>
    <message>
        <source>Changes how much is read when outputs are merged, and when the agent deletes them.</source>
        <translation>Ändert, wie viel beim Zusammenführen von Ausgaben gelesen wird, und wann der Agent sie löscht.</translation>
    </message>
    <message>
        <source>Delete merged outputs</source>
        <translation>Zusammengeführte Ausgaben löschen</translation>
    </message>
    <message>
        <source>Deletes the outputs that are in a verified merged file; every file is named before.</source>
        <translation>Löscht die Ausgaben, die in einer geprüften zusammengeführten Datei sind; jede Datei wird vorher genannt.</translation>
    </message>
    <message>
        <source>Keep merged outputs</source>
        <translation>Zusammengeführte Ausgaben behalten</translation>
    </message>
    <message>
        <source>Takes back that merged outputs are deleted, as far as the agent has not done it yet.</source>
        <translation>Nimmt das Löschen zusammengeführter Ausgaben zurück, soweit der Agent es noch nicht getan hat.</translation>
    </message>
    <message>
        <source>Sign off lost outputs</source>
        <translation>Verlorene Ausgaben abzeichnen</translation>
    </message>
    <message>
        <source>Gives credited outputs up that were damaged or lost before their merge, for ever and with a reason.</source>
        <translation>Gibt gutgeschriebene Ausgaben auf, die vor ihrem Zusammenführen beschädigt wurden oder verloren gingen, für immer und mit einem Grund.</translation>
    </message>
    <message>
        <source>Missing certification</source>
        <translation>Fehlende Zertifizierung</translation>
    </message>
    <message>
        <source>Finds the certification that is missing for a production and makes only that again.</source>
        <translation>Findet die Zertifizierung, die für eine Produktion fehlt, und macht nur diese neu.</translation>
    </message>
    <message>
        <source>work unit %1</source>
        <translation>Arbeitseinheit %1</translation>
    </message>
    <message>
        <source>work units %1 to %2</source>
        <translation>Arbeitseinheiten %1 bis %2</translation>
    </message>
    <message>
        <source>%1 (run %2, events %3 to %4): %5</source>
        <comment>work unit 17 (run 1, events 0 to 9): why</comment>
        <translation>%1 (Run %2, Ereignisse %3 bis %4): %5</translation>
    </message>
    <message numerus="yes">
        <source>... and %n more work unit(s).</source>
        <translation>
            <numerusform>... und %n weitere Arbeitseinheit.</numerusform>
            <numerusform>... und %n weitere Arbeitseinheiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo of &quot;%1&quot;.</source>
        <translation>Zurücknahme von &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>It is %1; only staged, running and held requests can be stopped.</source>
        <translation>Sie ist %1; nur bereitgestellte, laufende und angehaltene Anforderungen können gestoppt werden.</translation>
    </message>
    <message>
        <source>It is stopped already: %1</source>
        <translation>Sie ist schon gestoppt: %1</translation>
    </message>
    <message>
        <source>Stopped; what runs goes on.</source>
        <translation>Gestoppt; was läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>No new jobs are made and none are submitted; jobs that run go on.</source>
        <translation>Es werden keine neuen Jobs gebildet und keine eingereicht; laufende Jobs laufen weiter.</translation>
    </message>
    <message>
        <source>It is not stopped.</source>
        <translation>Sie ist nicht gestoppt.</translation>
    </message>
    <message>
        <source>It goes on.</source>
        <translation>Sie läuft weiter.</translation>
    </message>
    <message>
        <source>It was stopped: %1</source>
        <translation>Sie war gestoppt: %1</translation>
    </message>
    <message>
        <source>It is %1; only running requests can be finished short.</source>
        <translation>Sie ist %1; nur laufende Anforderungen können verkürzt abgeschlossen werden.</translation>
    </message>
    <message>
        <source>No work unit of it is missing: all are credited, signed off or in an open attempt.</source>
        <translation>Ihr fehlt keine Arbeitseinheit: alle sind gutgeschrieben, abgezeichnet oder in einem offenen Versuch.</translation>
    </message>
    <message>
        <source>%1 work units with %2 are signed off for good.</source>
        <translation>%1 Arbeitseinheiten (%2) sind für immer abgezeichnet.</translation>
    </message>
    <message>
        <source>No work unit of this run is missing.</source>
        <translation>Von diesem Run fehlt keine Arbeitseinheit.</translation>
    </message>
    <message>
        <source>It is neither credited nor in an open attempt, and would be signed off.</source>
        <translation>Sie ist weder gutgeschrieben noch in einem offenen Versuch und würde abgezeichnet.</translation>
    </message>
    <message>
        <source>%1 work units of %2 runs, %3, are signed off as lost for good</source>
        <translation>%1 Arbeitseinheiten von %2 Runs, %3, werden für immer als verloren abgezeichnet</translation>
    </message>
    <message>
        <source>This cannot be taken back: the request ends with fewer events than its inputs have, under your name.</source>
        <translation>Dies kann nicht zurückgenommen werden: die Anforderung endet mit weniger Ereignissen, als ihre Eingaben haben, unter Ihrem Namen.</translation>
    </message>
    <message>
        <source>%1 of them were never tried.</source>
        <translation>%1 davon wurden nie versucht.</translation>
    </message>
    <message>
        <source>%1 more are in open attempts and stay as they are.</source>
        <translation>%1 weitere sind in offenen Versuchen und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 more do not fit into one decision.</source>
        <translation>%1 weitere passen nicht in eine Entscheidung.</translation>
    </message>
    <message>
        <source>These are all that is missing.</source>
        <translation>Das ist alles, was fehlt.</translation>
    </message>
    <message>
        <source>It was not submitted yet.</source>
        <translation>Er wurde noch nicht eingereicht.</translation>
    </message>
    <message>
        <source>It is done and credited.</source>
        <translation>Er ist fertig und gutgeschrieben.</translation>
    </message>
    <message>
        <source>Name at least one job by its number.</source>
        <translation>Nennen Sie mindestens einen Job mit seiner Nummer.</translation>
    </message>
    <message>
        <source>the agent asks the endpoint for it</source>
        <translation>der Agent fragt die Gegenstelle nach ihm</translation>
    </message>
    <message>
        <source>It is %1; what is found decides what becomes of it.</source>
        <translation>Er ist %1; der Befund entscheidet, was aus ihm wird.</translation>
    </message>
    <message>
        <source>look asked for</source>
        <translation>Nachsehen verlangt</translation>
    </message>
    <message>
        <source>The agent looks at it in its next cycle.</source>
        <translation>Der Agent sieht in seinem nächsten Durchgang nach ihm.</translation>
    </message>
    <message>
        <source>All requests that match, for example &quot;status = running&quot;.</source>
        <translation>Alle passenden Anforderungen, zum Beispiel &quot;status = running&quot;.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Lets a stopped request make and submit jobs again; the agent never does that by itself.</source>
        <translation>Lässt eine gestoppte Anforderung wieder Jobs bilden und einreichen; der Agent tut das nie von selbst.</translation>
    </message>
    <message>
        <source>Stop new jobs</source>
        <translation>Neue Jobs stoppen</translation>
    </message>
    <message>
        <source>No new jobs are made for a request and none are submitted; what runs goes on.</source>
        <translation>Für eine Anforderung werden keine neuen Jobs gebildet und keine eingereicht; was läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>Finish short</source>
        <translation>Verkürzt abschließen</translation>
    </message>
    <message>
        <source>Signs the missing work units of a running request off as lost for good, with your name and reason; the request can then finish with fewer events.</source>
        <translation>Zeichnet die fehlenden Arbeitseinheiten einer laufenden Anforderung für immer als verloren ab, mit Ihrem Namen und Grund; die Anforderung kann dann mit weniger Ereignissen enden.</translation>
    </message>
    <message>
        <source>Only of run</source>
        <translation>Nur von Run</translation>
    </message>
    <message>
        <source>Only the missing work units of this run; 0: of all runs.</source>
        <translation>Nur die fehlenden Arbeitseinheiten dieses Runs; 0: aller Runs.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>The agent asks the endpoint for these jobs soon, also for those that were given up, and decides from what it finds.</source>
        <translation>Der Agent fragt die Gegenstelle bald nach diesen Jobs, auch nach aufgegebenen, und entscheidet nach dem Befund.</translation>
    </message>
    <message>
        <source>So far it would have fitted %1 failed attempts; %2 failed jobs wait for a decision now.</source>
        <translation>Bisher hätte sie auf %1 Fehlversuche gepasst; %2 fehlgeschlagene Jobs warten jetzt auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>The agent follows this rule from its next cycle on, also for jobs that failed before.</source>
        <translation>Der Agent folgt dieser Regel ab seinem nächsten Durchgang, auch bei Jobs, die vorher fehlschlugen.</translation>
    </message>
    <message>
        <source>Local sites cannot choose nodes: there the job is tried again, and may run on the same node. Its evidence says so.</source>
        <translation>Lokale Standorte können keine Knoten wählen: dort wird der Job noch einmal versucht und läuft vielleicht auf demselben Knoten. Seine Belege sagen das.</translation>
    </message>
    <message>
        <source>new: %1</source>
        <comment>mode of a rule</comment>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>It was removed.</source>
        <translation>Sie wurde entfernt.</translation>
    </message>
    <message>
        <source>It is in this mode already.</source>
        <translation>Sie ist schon in diesem Modus.</translation>
    </message>
    <message>
        <source>It is back.</source>
        <translation>Sie ist wieder da.</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>It is there.</source>
        <translation>Sie ist da.</translation>
    </message>
    <message>
        <source>It was removed already.</source>
        <translation>Sie wurde schon entfernt.</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>kommt zurück</translation>
    </message>
    <message>
        <source>is removed; its counts are kept</source>
        <translation>wird entfernt; ihre Zählungen bleiben</translation>
    </message>
    <message>
        <source>It was %1; it has fitted %2 failed attempts, and acted on %3.</source>
        <translation>Sie war %1; sie hat auf %2 Fehlversuche gepasst und bei %3 gehandelt.</translation>
    </message>
    <message>
        <source>Nothing is written down about it.</source>
        <translation>Darüber ist nichts festgehalten.</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>entfernt: %1</translation>
    </message>
    <message>
        <source>Jobs that are checked from now on are judged by it.</source>
        <translation>Jobs, die ab jetzt geprüft werden, werden danach beurteilt.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>The number of the rule.</source>
        <translation>Die Nummer der Regel.</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Says what is to be done about a kind of failure; a new rule only watches.</source>
        <translation>Sagt, was bei einer Art von Fehler zu tun ist; eine neue Regel beobachtet nur.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>What the agent is to do.</source>
        <translation>Was der Agent tun soll.</translation>
    </message>
    <message>
        <source>Failure class</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>Of the failures it is about.</source>
        <translation>Der Fehler, um die es geht.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>A part of their error text; numbers, paths and names are left out of it.</source>
        <translation>Ein Teil ihres Fehlertexts; Zahlen, Pfade und Namen sind darin weggelassen.</translation>
    </message>
    <message>
        <source>Of this step only.</source>
        <translation>Nur von diesem Schritt.</translation>
    </message>
    <message>
        <source>At this site only.</source>
        <translation>Nur an diesem Standort.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>watch counts only, act is followed by the agent.</source>
        <translation>watch zählt nur, act befolgt der Agent.</translation>
    </message>
    <message>
        <source>Mode of a rule</source>
        <translation>Modus einer Regel</translation>
    </message>
    <message>
        <source>Lets a rule watch, act, or rest.</source>
        <translation>Lässt eine Regel beobachten, handeln oder ruhen.</translation>
    </message>
    <message>
        <source>watch, act or off.</source>
        <translation>watch, act oder off.</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Takes a rule away; what it counted is kept.</source>
        <translation>Nimmt eine Regel weg; was sie gezählt hat, bleibt.</translation>
    </message>
    <message>
        <source>Restore rule</source>
        <translation>Regel wiederherstellen</translation>
    </message>
    <message>
        <source>Brings a removed rule back, in the mode it had.</source>
        <translation>Holt eine entfernte Regel zurück, in dem Modus, den sie hatte.</translation>
    </message>
    <message>
        <source>What the application does.</source>
        <translation>Was die Anwendung tut.</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>1 and up.</source>
        <translation>Ab 1.</translation>
    </message>
    <message>
        <source>In this release only; all when it is not given.</source>
        <translation>Nur in diesem Release; in allen, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Meaning of an exit code</source>
        <translation>Bedeutung eines Exit-Codes</translation>
    </message>
    <message>
        <source>Writes down what an exit code of an application means.</source>
        <translation>Hält fest, was ein Exit-Code einer Anwendung bedeutet.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>In plain words.</source>
        <translation>In einfachen Worten.</translation>
    </message>
    <message>
        <source>What such a failure counts as.</source>
        <translation>Als was ein solcher Fehler zählt.</translation>
    </message>
    <message>
        <source>Retry helps</source>
        <translation>Neuversuch hilft</translation>
    </message>
    <message>
        <source>yes or no; as the class says when it is not given.</source>
        <translation>yes oder no; wie die Klasse es sagt, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Forget an exit code</source>
        <translation>Exit-Code vergessen</translation>
    </message>
    <message>
        <source>Takes away what was written down about an exit code.</source>
        <translation>Nimmt weg, was über einen Exit-Code festgehalten war.</translation>
    </message>
    <message>
        <source>Name the site that signs up.</source>
        <translation>Nennen Sie den Standort, der sich meldet.</translation>
    </message>
    <message>
        <source>verify-inputs reads every output before its merge and the merged file after it, fast-verify the merged file alone, fast neither.</source>
        <translation>verify-inputs liest jede Ausgabe vor ihrem Zusammenführen und danach die zusammengeführte Datei, fast-verify nur die zusammengeführte Datei, fast keines von beiden.</translation>
    </message>
    <message>
        <source>When the agent deletes outputs that are in a merged file: by-hand (only when somebody asks), once it is verified, or once it is delivered.</source>
        <translation>Wann der Agent Ausgaben löscht, die in einer zusammengeführten Datei sind: by-hand (nur wenn jemand es verlangt), sobald sie geprüft ist (verified), oder sobald sie ausgeliefert ist (delivered).</translation>
    </message>
    <message>
        <source>It holds for what fails from now on; what waits already keeps its time.</source>
        <translation>Es gilt für das, was von jetzt an fehlschlägt; was schon wartet, behält seine Zeit.</translation>
    </message>
    <message>
        <source>It holds from the next look on; jobs that are marked as stuck stay so until they move.</source>
        <translation>Es gilt vom nächsten Nachsehen an; als hängend bezeichnete Jobs bleiben es, bis sie sich bewegen.</translation>
    </message>
    <message>
        <source>No running request would be stopped by it now.</source>
        <translation>Keine laufende Anforderung würde dadurch jetzt gestoppt.</translation>
    </message>
    <message>
        <source>Running requests that would be stopped by it now: %1.</source>
        <translation>Laufende Anforderungen, die dadurch jetzt gestoppt würden: %1.</translation>
    </message>
    <message>
        <source>Change a limit</source>
        <translation>Grenzwert ändern</translation>
    </message>
    <message>
        <source>Changes how far the agent goes by itself: when a request is stopped, a job counts as stuck, or work is tried again.</source>
        <translation>Ändert, wie weit der Agent von selbst geht: wann eine Anforderung gestoppt wird, ein Job als hängend gilt oder Arbeit noch einmal versucht wird.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Its name; prodctl limits says what each means.</source>
        <translation>Sein Name; prodctl limits sagt, was jeder bedeutet.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>A number; a time with its unit: 90 s, 5 min, 1 h 30 min.</source>
        <translation>Eine Zahl; eine Zeit mit ihrer Einheit: 90 s, 5 min, 1 h 30 min.</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>its name</comment>
        <translation>Grenzwert %1</translation>
    </message>
    <message>
        <source>%1: %2 from %3 to %4.</source>
        <comment>command, limit, values</comment>
        <translation>%1: %2 von %3 auf %4.</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>dataset %1 (files: %2)</source>
        <translation>Datensatz %1 (Dateien: %2)</translation>
    </message>
    <message>
        <source>open → complete</source>
        <translation>offen → vollständig</translation>
    </message>
    <message>
        <source>complete → open</source>
        <translation>vollständig → offen</translation>
    </message>
    <message>
        <source>1 dataset</source>
        <translation>1 Datensatz</translation>
    </message>
    <message>
        <source>Somebody else was faster; it is so already.</source>
        <translation>Jemand anders war schneller; es ist schon so.</translation>
    </message>
    <message>
        <source>A request makes it, and completes it when it is declared.</source>
        <translation>Eine Anforderung legt ihn an und macht ihn vollständig, wenn sie in den Katalog eingetragen wird.</translation>
    </message>
    <message>
        <source>It is complete already.</source>
        <translation>Er ist schon vollständig.</translation>
    </message>
    <message>
        <source>It has no files yet.</source>
        <translation>Er hat noch keine Dateien.</translation>
    </message>
    <message>
        <source>No more files come into it, and its requests can be staged.</source>
        <translation>Es kommen keine Dateien mehr hinein, und seine Anforderungen können bereitgestellt werden.</translation>
    </message>
    <message>
        <source>A request makes it; nothing is added to it by hand.</source>
        <translation>Eine Anforderung legt ihn an; von Hand kommt nichts hinzu.</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>Er ist schon offen.</translation>
    </message>
    <message>
        <source>Request %1 is %2 and counts on the files that it has.</source>
        <translation>Anforderung %1 ist %2 und rechnet mit den Dateien, die er hat.</translation>
    </message>
    <message>
        <source>More files may be registered; its requests wait until it is complete again.</source>
        <translation>Weitere Dateien dürfen eingetragen werden; seine Anforderungen warten, bis er wieder vollständig ist.</translation>
    </message>
    <message>
        <source>Of raw files.</source>
        <translation>Von Rohdateien.</translation>
    </message>
    <message>
        <source>Complete a dataset</source>
        <translation>Datensatz für vollständig erklären</translation>
    </message>
    <message>
        <source>Says that a raw dataset has all its files: requests on it can be staged.</source>
        <translation>Sagt, dass ein Rohdatensatz alle seine Dateien hat: Anforderungen dafür können bereitgestellt werden.</translation>
    </message>
    <message>
        <source>Open a dataset again</source>
        <translation>Datensatz wieder öffnen</translation>
    </message>
    <message>
        <source>Lets further raw files into a dataset, as long as no request was staged on it.</source>
        <translation>Lässt weitere Rohdateien in einen Datensatz, solange keine Anforderung dafür bereitgestellt wurde.</translation>
    </message>
    <message>
        <source>note</source>
        <comment>in the logbook</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>problem</source>
        <comment>in the logbook</comment>
        <translation>Problem</translation>
    </message>
    <message>
        <source>hand-over note</source>
        <translation>Übergabenotiz</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <comment>problem, number</comment>
        <translation>%1 #%2</translation>
    </message>
    <message>
        <source>about nothing in particular</source>
        <translation>zu nichts Bestimmtem</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>zu %1</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n Zeichen</numerusform>
            <numerusform>%n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry #%1.</source>
        <translation>Eintrag #%1.</translation>
    </message>
    <message>
        <source>by %1, %2: %3</source>
        <comment>who, how long ago, what it says</comment>
        <translation>von %1, %2: %3</translation>
    </message>
    <message>
        <source>It was amended by #%1, which stands in its place.</source>
        <translation>Er wurde durch #%1 berichtigt; dieser steht an seiner Stelle.</translation>
    </message>
    <message>
        <source>Closed by entry #%1.</source>
        <translation>Geschlossen durch Eintrag #%1.</translation>
    </message>
    <message>
        <source>Only a problem is closed.</source>
        <translation>Nur ein Problem wird geschlossen.</translation>
    </message>
    <message>
        <source>%1 closed it with #%2.</source>
        <comment>who, number</comment>
        <translation>%1 hat es mit #%2 geschlossen.</translation>
    </message>
    <message>
        <source>open → closed</source>
        <translation>offen → geschlossen</translation>
    </message>
    <message>
        <source>Read and taken over.</source>
        <translation>Gelesen und übernommen.</translation>
    </message>
    <message>
        <source>Only a hand-over note is taken over.</source>
        <translation>Nur eine Übergabenotiz wird übernommen.</translation>
    </message>
    <message>
        <source>%1 took it over.</source>
        <translation>%1 hat sie übernommen.</translation>
    </message>
    <message>
        <source>You wrote it; somebody else takes it over.</source>
        <translation>Sie haben sie geschrieben; jemand anders übernimmt sie.</translation>
    </message>
    <message>
        <source>read and taken over</source>
        <translation>gelesen und übernommen</translation>
    </message>
    <message>
        <source>Amended by entry #%1.</source>
        <translation>Berichtigt durch Eintrag #%1.</translation>
    </message>
    <message>
        <source>The problem is closed; write a new entry.</source>
        <translation>Das Problem ist geschlossen; schreiben Sie einen neuen Eintrag.</translation>
    </message>
    <message>
        <source>a new entry in its place, to be taken over anew</source>
        <translation>ein neuer Eintrag an seiner Stelle, der neu zu übernehmen ist</translation>
    </message>
    <message>
        <source>a new entry in its place</source>
        <translation>ein neuer Eintrag an seiner Stelle</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Several lines are possible; the first one is its title.</source>
        <translation>Mehrere Zeilen sind möglich; die erste ist der Titel.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>For example: request 3, job 17, run 146436, campaign proc10, site alpha.</source>
        <translation>Zum Beispiel: request 3, job 17, run 146436, campaign proc10, site alpha.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>A problem stays open until somebody closes it.</source>
        <translation>Ein Problem bleibt offen, bis jemand es schließt.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>The number of the entry.</source>
        <translation>Die Nummer des Eintrags.</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Writes a note or a problem in the shift logbook, for everybody.</source>
        <translation>Schreibt eine Notiz oder ein Problem ins Schichtlogbuch, für alle.</translation>
    </message>
    <message>
        <source>New hand-over</source>
        <translation>Neue Übergabe</translation>
    </message>
    <message>
        <source>Writes what the next shift must know; it waits until somebody takes it over.</source>
        <translation>Schreibt, was die nächste Schicht wissen muss; es wartet, bis jemand es übernimmt.</translation>
    </message>
    <message>
        <source>Close problem</source>
        <translation>Problem schließen</translation>
    </message>
    <message>
        <source>Closes a problem of the logbook with an entry that says how it ended.</source>
        <translation>Schließt ein Problem des Logbuchs mit einem Eintrag, der sagt, wie es ausging.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Says that you have read a hand-over note and go on from there.</source>
        <translation>Sagt, dass Sie eine Übergabenotiz gelesen haben und von da an weitermachen.</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Writes a corrected entry in the place of an older one, which stays readable.</source>
        <translation>Schreibt einen berichtigten Eintrag an die Stelle eines älteren, der lesbar bleibt.</translation>
    </message>
    <message>
        <source>new request with release %1</source>
        <translation>neue Anforderung mit Release %1</translation>
    </message>
    <message>
        <source>When it is not given: the one approved last for the step, else the campaign&apos;s.</source>
        <translation>Wenn nicht angegeben: das zuletzt für den Schritt genehmigte, sonst das der Kampagne.</translation>
    </message>
    <message>
        <source>Approve release</source>
        <translation>Release genehmigen</translation>
    </message>
    <message>
        <source>Withdraw release</source>
        <translation>Release zurückziehen</translation>
    </message>
    <message>
        <source>Approves a release for a step: new requests of the step that name no release take the one approved last.</source>
        <translation>Genehmigt ein Release für einen Schritt: neue Anforderungen des Schritts, die kein Release nennen, nehmen das zuletzt genehmigte.</translation>
    </message>
    <message>
        <source>Takes the approval of a release for a step away; requests that have it keep it.</source>
        <translation>Nimmt die Genehmigung eines Release für einen Schritt weg; Anforderungen, die es haben, behalten es.</translation>
    </message>
    <message>
        <source>What the release is for.</source>
        <translation>Wofür das Release ist.</translation>
    </message>
    <message>
        <source>release %1</source>
        <translation>Release %1</translation>
    </message>
    <message>
        <source>No application of it is registered for the step %1.</source>
        <translation>Für den Schritt %1 ist keine Anwendung von ihm eingetragen.</translation>
    </message>
    <message>
        <source>release %1 for %2</source>
        <comment>release, step</comment>
        <translation>Release %1 für %2</translation>
    </message>
    <message>
        <source>It is approved already.</source>
        <translation>Es ist schon genehmigt.</translation>
    </message>
    <message>
        <source>It is not approved.</source>
        <translation>Es ist nicht genehmigt.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>New requests that name no release take it instead of %1.</source>
        <translation>Neue Anforderungen, die kein Release nennen, nehmen es statt %1.</translation>
    </message>
    <message>
        <source>New requests that name no release take it.</source>
        <translation>Neue Anforderungen, die kein Release nennen, nehmen es.</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>The newest other one that is approved is %1.</source>
        <translation>Das neueste andere, das genehmigt ist, ist %1.</translation>
    </message>
    <message>
        <source>No other one is approved: new requests then take their campaign&apos;s.</source>
        <translation>Kein anderes ist genehmigt: neue Anforderungen nehmen dann das ihrer Kampagne.</translation>
    </message>
    <message>
        <source>The site.</source>
        <translation>Der Standort.</translation>
    </message>
    <message>
        <source>drained (%1)</source>
        <translation>gesperrt (%1)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>%1 acts for another site.</source>
        <translation>%1 handelt für einen anderen Standort.</translation>
    </message>
    <message>
        <source>Drain site</source>
        <translation>Standort sperren</translation>
    </message>
    <message>
        <source>Hands a site no new jobs, until somebody takes that back; what runs there goes on.</source>
        <translation>Gibt einem Standort keine neuen Jobs, bis jemand das zurücknimmt; was dort läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>Why; everybody who waits for the site reads it.</source>
        <translation>Warum; alle, die auf den Standort warten, lesen es.</translation>
    </message>
    <message>
        <source>It is drained already, by %1, %2: %3</source>
        <translation>Er ist schon gesperrt, von %1, %2: %3</translation>
    </message>
    <message>
        <source>takes no new jobs</source>
        <translation>nimmt keine neuen Jobs an</translation>
    </message>
    <message>
        <source>Jobs that wait to go there: %1; jobs there that go on: %2.</source>
        <translation>Jobs, die dorthin wollen und warten: %1; Jobs dort, die weiterlaufen: %2.</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>der Grund</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>Undrain site</source>
        <translation>Standort entsperren</translation>
    </message>
    <message>
        <source>Hands a drained site new jobs again.</source>
        <translation>Gibt einem gesperrten Standort wieder neue Jobs.</translation>
    </message>
    <message>
        <source>It is not drained.</source>
        <translation>Er ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>takes new jobs</source>
        <translation>nimmt neue Jobs an</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Has the agent ask a site how it is with its next look, and not only when it is its turn.</source>
        <translation>Lässt den Agenten einen Standort beim nächsten Blick fragen, wie es ihm geht, und nicht erst, wenn er an der Reihe ist.</translation>
    </message>
    <message>
        <source>It is going to be asked already; an agent must be running.</source>
        <translation>Er wird ohnehin gleich gefragt; ein Agent muss laufen.</translation>
    </message>
    <message>
        <source>is asked by the agent</source>
        <translation>wird vom Agenten gefragt</translation>
    </message>
    <message>
        <source>Site %1 takes no new jobs: %2 (%3).</source>
        <comment>site, reason, who</comment>
        <translation>Standort %1 nimmt keine neuen Jobs an: %2 (%3).</translation>
    </message>
    <message>
        <source>The processing step.</source>
        <translation>Der Verarbeitungsschritt.</translation>
    </message>
    <message>
        <source>%1 of release %2</source>
        <comment>step, release</comment>
        <translation>%1 mit Release %2</translation>
    </message>
    <message>
        <source>must be certified (%1)</source>
        <translation>muss zertifiziert sein (%1)</translation>
    </message>
    <message>
        <source>no duty</source>
        <translation>keine Pflicht</translation>
    </message>
    <message>
        <source>Require certification</source>
        <translation>Zertifizierung verlangen</translation>
    </message>
    <message>
        <source>From now on a site must be certified for a step and release before it may produce: its jobs wait until then, and what runs there goes on.</source>
        <translation>Von jetzt an muss ein Standort für einen Schritt und ein Release zertifiziert sein, bevor er produzieren darf: seine Jobs warten bis dahin, und was dort läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>It must be certified already; %1 wants that, %2: %3</source>
        <translation>Er muss schon zertifiziert sein; %1 will das, %2: %3</translation>
    </message>
    <message>
        <source>must be certified before it may produce</source>
        <translation>muss zertifiziert sein, bevor er produzieren darf</translation>
    </message>
    <message>
        <source>Steps and releases that it is certified for: %1; jobs that wait to go there: %2.</source>
        <translation>Schritte und Releases, für die er zertifiziert ist: %1; Jobs, die dorthin wollen und warten: %2.</translation>
    </message>
    <message>
        <source>Require no certification</source>
        <translation>Keine Zertifizierung verlangen</translation>
    </message>
    <message>
        <source>Lets a site produce without being certified.</source>
        <translation>Lässt einen Standort produzieren, ohne dass er zertifiziert ist.</translation>
    </message>
    <message>
        <source>It needs no certification.</source>
        <translation>Er braucht keine Zertifizierung.</translation>
    </message>
    <message>
        <source>may produce without being certified</source>
        <translation>darf produzieren, ohne zertifiziert zu sein</translation>
    </message>
    <message>
        <source>Certify site</source>
        <translation>Standort zertifizieren</translation>
    </message>
    <message>
        <source>Has a site process a sample in a request of its own; the agent compares what comes of it, and gives the verdict.</source>
        <translation>Lässt einen Standort eine Probe in einer eigenen Anforderung verarbeiten; der Agent vergleicht, was herauskommt, und fällt das Urteil.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Known data; the newest version is taken.</source>
        <translation>Bekannte Daten; die neueste Version wird genommen.</translation>
    </message>
    <message>
        <source>The software version; not needed where the sample is known for one only.</source>
        <translation>Die Version der Software; nicht nötig, wo die Probe nur für eine bekannt ist.</translation>
    </message>
    <message>
        <source>processes the sample %1 to be certified for %2</source>
        <comment>sample, step and release</comment>
        <translation>verarbeitet die Probe %1, um für %2 zertifiziert zu werden</translation>
    </message>
    <message>
        <source>%1 in files: %2; merged files that are compared: %3.</source>
        <comment>events, files, files</comment>
        <translation>%1 in Dateien: %2; zusammengeführte Dateien, die verglichen werden: %3.</translation>
    </message>
    <message>
        <source>Request %1 processes the sample %2; the agent compares what comes of it.</source>
        <translation>Anforderung %1 verarbeitet die Probe %2; der Agent vergleicht, was herauskommt.</translation>
    </message>
    <message>
        <source>Withdraw certification</source>
        <translation>Zertifizierung zurückziehen</translation>
    </message>
    <message>
        <source>Takes the certification of a site for a step and release away; another sample must be processed there to get it back.</source>
        <translation>Nimmt einem Standort die Zertifizierung für einen Schritt und ein Release; um sie wiederzubekommen, muss dort noch eine Probe verarbeitet werden.</translation>
    </message>
    <message>
        <source>It is not certified for %1.</source>
        <comment>step and release</comment>
        <translation>Er ist nicht für %1 zertifiziert.</translation>
    </message>
    <message>
        <source>is certified no longer for %1</source>
        <comment>step and release</comment>
        <translation>ist nicht mehr für %1 zertifiziert</translation>
    </message>
    <message>
        <source>%1 certified it %2: %3</source>
        <comment>who, when, findings</comment>
        <translation>%1 hat ihn %2 zertifiziert: %3</translation>
    </message>
    <message>
        <source>Site %1 needs no certification, so it goes on producing.</source>
        <comment>site</comment>
        <translation>Standort %1 braucht keine Zertifizierung, also produziert er weiter.</translation>
    </message>
    <message>
        <source>Add sample</source>
        <translation>Probe anlegen</translation>
    </message>
    <message>
        <source>Keeps what a finished request made of its inputs, or numbers that are known, as what every site must make of the same files to be certified.</source>
        <translation>Hält fest, was eine beendete Anforderung aus ihren Eingaben machte, oder bekannte Zahlen, als das, was jeder Standort aus denselben Dateien machen muss, um zertifiziert zu werden.</translation>
    </message>
    <message>
        <source>Its name; where there is one of this name already, it gets a new version.</source>
        <translation>Ihr Name; wo es schon eine mit diesem Namen gibt, bekommt sie eine neue Version.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>The finished request whose inputs and merged files it takes.</source>
        <translation>Die beendete Anforderung, deren Eingaben und zusammengeführte Dateien sie übernimmt.</translation>
    </message>
    <message>
        <source>Without a request: the files that are to be processed.</source>
        <translation>Ohne Anforderung: die Dateien, die zu verarbeiten sind.</translation>
    </message>
    <message>
        <source>Without a request: the campaign that the sites&apos; requests belong to.</source>
        <translation>Ohne Anforderung: die Kampagne, zu der die Anforderungen der Standorte gehören.</translation>
    </message>
    <message>
        <source>Without a request: the software version.</source>
        <translation>Ohne Anforderung: die Version der Software.</translation>
    </message>
    <message>
        <source>Without a request; the campaign&apos;s when it is not given.</source>
        <translation>Ohne Anforderung; wie die Kampagne, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Without a request: the events, bytes and adler32 of the merged files of each stream, &quot;mdst=1206:54321:0a1b2c3d&quot;.</source>
        <translation>Ohne Anforderung: Ereignisse, Bytes und adler32 der zusammengeführten Dateien jedes Stroms, &quot;mdst=1206:54321:0a1b2c3d&quot;.</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>Probe %1</translation>
    </message>
    <message>
        <source>what %1 must make of %2 in files: %3</source>
        <comment>step and release, events, files</comment>
        <translation>was %1 machen muss; %2 in Dateien: %3</translation>
    </message>
    <message>
        <source>It is a trial: what it makes is compared with the sample %1, and never declared.</source>
        <translation>Sie ist ein Probelauf: was sie macht, wird mit der Probe %1 verglichen und nie in den Katalog eingetragen.</translation>
    </message>
    <message>
        <source>Site %1 is not certified for %2; its jobs wait until it is.</source>
        <comment>site, step and release</comment>
        <translation>Standort %1 ist nicht für %2 zertifiziert; seine Jobs warten, bis er es ist.</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>runs %1 to %2</source>
        <translation>Runs %1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>payload, tag</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>outdates what read it before %1 for %2</source>
        <comment>time, runs</comment>
        <translation>macht veraltet, was sie vor %1 für %2 las</translation>
    </message>
    <message>
        <source>updates of conditions</source>
        <translation>Aktualisierungen der Bedingungen</translation>
    </message>
    <message>
        <source>All of them are written down already.</source>
        <translation>Alle davon sind schon festgehalten.</translation>
    </message>
    <message>
        <source>Written down already: %1 of %2.</source>
        <translation>Schon festgehalten: %1 von %2.</translation>
    </message>
    <message>
        <source>1 update</source>
        <translation>1 Aktualisierung</translation>
    </message>
    <message>
        <source>%1 updates</source>
        <comment>not 1</comment>
        <translation>%1 Aktualisierungen</translation>
    </message>
    <message>
        <source>the update</source>
        <translation>die Aktualisierung</translation>
    </message>
    <message>
        <source>Give a file, or an update; not both.</source>
        <translation>Geben Sie eine Datei an, oder eine Aktualisierung; nicht beides.</translation>
    </message>
    <message>
        <source>%1 (wrong: %2). Nothing of it was taken.</source>
        <comment>the first thing, how many</comment>
        <translation>%1 (falsch: %2). Nichts davon wurde übernommen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time such as 2026-11-28T09:30:00Z.</source>
        <translation>&quot;%1&quot; ist keine Zeit wie 2026-11-28T09:30:00Z.</translation>
    </message>
    <message>
        <source>Update of conditions</source>
        <translation>Aktualisierung der Bedingungen</translation>
    </message>
    <message>
        <source>Writes down that a calibration of a tag was replaced for some runs; what was made with the older one is listed as outdated from then on.</source>
        <translation>Hält fest, dass eine Kalibration eines Tags für einige Runs ersetzt wurde; was mit der älteren gemacht wurde, wird von da an als veraltet gezeigt.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>CSV with the columns tag, payload, first_run, last_run, at and comment, or JSON: a list of objects with these.</source>
        <translation>CSV mit den Spalten tag, payload, first_run, last_run, at und comment, oder JSON: eine Liste von Objekten mit diesen.</translation>
    </message>
    <message>
        <source>Instead of a file: the running tag.</source>
        <translation>Statt einer Datei: das laufende Tag.</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>Which calibration was replaced, as EcalIntercalibConstants.</source>
        <translation>Welche Kalibration ersetzt wurde, als EcalIntercalibConstants.</translation>
    </message>
    <message>
        <source>It is valid from here.</source>
        <translation>Sie gilt von hier an.</translation>
    </message>
    <message>
        <source>It is valid up to here; the first run alone when it is not given.</source>
        <translation>Sie gilt bis hier; nur für den ersten Run, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was replaced (UTC), as 2026-11-28T09:30:00Z; now when it is not given.</source>
        <translation>Wann sie ersetzt wurde (UTC), als 2026-11-28T09:30:00Z; jetzt, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Why, and by whom.</source>
        <translation>Warum, und von wem.</translation>
    </message>
    <message>
        <source>run %1 of request %2</source>
        <translation>Run %1 von Anforderung %2</translation>
    </message>
    <message>
        <source>Request %1 (%2) processes it again already.</source>
        <comment>number, status</comment>
        <translation>Anforderung %1 (%2) verarbeitet ihn schon neu.</translation>
    </message>
    <message>
        <source>outdated runs</source>
        <translation>veraltete Runs</translation>
    </message>
    <message>
        <source>No output is outdated by an update of its conditions.</source>
        <translation>Keine Ausgabe ist durch eine Aktualisierung ihrer Bedingungen veraltet.</translation>
    </message>
    <message>
        <source>Request %1 processes them again; a manager approves it.</source>
        <translation>Anforderung %1 verarbeitet sie neu; ein Manager genehmigt die Anforderung.</translation>
    </message>
    <message>
        <source>The reprocessing was taken back.</source>
        <translation>Die Neuverarbeitung wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>new request with release %1: files: %2, events: %3</source>
        <comment>release, files, events</comment>
        <translation>neue Anforderung mit Release %1: Dateien: %2, Ereignisse: %3</translation>
    </message>
    <message>
        <source>Runs: %1 (%2), of requests: %3; changed: %4.</source>
        <comment>number, runs, number, payloads</comment>
        <translation>Runs: %1 (%2), von Anforderungen: %3; geändert: %4.</translation>
    </message>
    <message>
        <source>Reprocess outdated runs</source>
        <translation>Veraltete Runs neu verarbeiten</translation>
    </message>
    <message>
        <source>Asks for the processing of all runs again whose outputs are outdated by an update of their conditions, with a new snapshot of the conditions.</source>
        <translation>Verlangt, dass alle Runs neu verarbeitet werden, deren Ausgaben durch eine Aktualisierung ihrer Bedingungen veraltet sind, mit einem neuen Snapshot der Bedingungen.</translation>
    </message>
    <message>
        <source>New snapshot</source>
        <translation>Neuer Snapshot</translation>
    </message>
    <message>
        <source>The conditions tag that they are processed with.</source>
        <translation>Die Bedingungen, mit denen sie verarbeitet werden.</translation>
    </message>
    <message>
        <source>Only outdated runs of these; of all when none is named.</source>
        <translation>Nur veraltete Runs von diesen; von allen, wenn keine genannt ist.</translation>
    </message>
    <message>
        <source>That of the outdated request when it is not given.</source>
        <translation>Wie die veraltete Anforderung, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>detector %1</source>
        <translation>Detektor %1</translation>
    </message>
    <message>
        <source>Add detector</source>
        <translation>Detektor anlegen</translation>
    </message>
    <message>
        <source>Gives the certification of runs another detector, or a retired one back.</source>
        <translation>Gibt der Zertifizierung von Runs einen weiteren Detektor, oder einen ausgemusterten zurück.</translation>
    </message>
    <message>
        <source>As it is typed in rules and filters: lower-case letters, digits and hyphens.</source>
        <translation>Wie er in Regeln und Filtern geschrieben wird: Kleinbuchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>As people call it; the name where it is not given.</source>
        <translation>Wie man ihn nennt; der Name, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Runs are certified without it, too.</source>
        <translation>Runs werden auch ohne ihn zertifiziert.</translation>
    </message>
    <message>
        <source>A name has 1 to 40 lower-case letters, digits and hyphens, a letter first; a title has 100 characters at most.</source>
        <translation>Ein Name hat 1 bis 40 Kleinbuchstaben, Ziffern und Bindestriche, zuerst einen Buchstaben; ein Titel hat höchstens 100 Zeichen.</translation>
    </message>
    <message>
        <source>This word means something else in rules and filters.</source>
        <translation>Dieses Wort bedeutet in Regeln und Filtern etwas anderes.</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>required for every run that is certified</source>
        <translation>erforderlich für jeden Run, der zertifiziert wird</translation>
    </message>
    <message>
        <source>It is there already; retire it first to change it.</source>
        <translation>Er ist schon da; mustern Sie ihn zuerst aus, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>No request is certified until its runs are completed for it, too.</source>
        <translation>Keine Anforderung wird zertifiziert, bis ihre Runs auch für ihn abgeschlossen sind.</translation>
    </message>
    <message>
        <source>Retire detector</source>
        <translation>Detektor ausmustern</translation>
    </message>
    <message>
        <source>Takes a detector out of the certification; what was said about it stays.</source>
        <translation>Nimmt einen Detektor aus der Zertifizierung; was über ihn gesagt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>The detector.</source>
        <translation>Der Detektor.</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>ausgemustert</translation>
    </message>
    <message>
        <source>Requests are certified without it then.</source>
        <translation>Anforderungen werden dann ohne ihn zertifiziert.</translation>
    </message>
    <message>
        <source>It is retired already.</source>
        <translation>Er ist schon ausgemustert.</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Whether the requests of a campaign are certified only when a second person confirmed each run and detector.</source>
        <translation>Ob die Anforderungen einer Kampagne erst zertifiziert werden, wenn eine zweite Person jeden Run und Detektor bestätigt hat.</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Whether a second person must confirm.</source>
        <translation>Ob eine zweite Person bestätigen muss.</translation>
    </message>
    <message>
        <source>The campaign.</source>
        <translation>Die Kampagne.</translation>
    </message>
    <message>
        <source>a second person must confirm every run and detector</source>
        <translation>eine zweite Person muss jeden Run und Detektor bestätigen</translation>
    </message>
    <message>
        <source>nobody must confirm what one person completed</source>
        <translation>niemand muss bestätigen, was eine Person abgeschlossen hat</translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation>Es ist schon so.</translation>
    </message>
    <message>
        <source>%1 runs, %2 LS</source>
        <translation>%1 Runs, %2 LS</translation>
    </message>
    <message>
        <source>the name of the list</source>
        <translation>der Name der Liste</translation>
    </message>
    <message>
        <source>It has at most %1 characters, and no colon.</source>
        <translation>Er hat höchstens %1 Zeichen und keinen Doppelpunkt.</translation>
    </message>
    <message>
        <source>list %1</source>
        <translation>Liste %1</translation>
    </message>
    <message>
        <source>version %1: %2</source>
        <comment>number, counts</comment>
        <translation>Version %1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <comment>command, list, version and counts</comment>
        <translation>%1: %2, %3.</translation>
    </message>
    <message>
        <source>Version %1 is kept.</source>
        <translation>Version %1 ist festgehalten.</translation>
    </message>
    <message>
        <source>Its name; where there is one of this name it gets a new version.</source>
        <translation>Ihr Name; wo es eine mit diesem Namen gibt, bekommt sie eine neue Version.</translation>
    </message>
    <message>
        <source>Make good-run list</source>
        <translation>Good-Run-Liste anlegen</translation>
    </message>
    <message>
        <source>Makes a good-run list of the lumisections (LS) that pass a rule, and keeps it with the rule, the anti-list and what each clause costs.</source>
        <translation>Legt eine Good-Run-Liste der Lumisections (LS) an, die eine Regel erfüllen, und behält sie mit der Regel, der Anti-Liste und dem, was jede Klausel kostet.</translation>
    </message>
    <message>
        <source>What a good lumisection is: fields of the run, and the flags of detectors.</source>
        <translation>Was eine gute Lumisection ist: Felder des Runs, und die Markierungen der Detektoren.</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>A filter of the runs that are asked; all where it is not given.</source>
        <translation>Ein Filter der Runs, die gefragt werden; alle, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Luminosity</source>
        <translation>Luminosität</translation>
    </message>
    <message>
        <source>By which method; the main one of each run where it is not given.</source>
        <translation>Nach welcher Methode; nach der wichtigsten jedes Runs, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Of %1 runs; not in the list: %2.</source>
        <translation>Von %1 Runs; nicht in der Liste: %2.</translation>
    </message>
    <message>
        <source>Version %1 is the same.</source>
        <translation>Version %1 ist dieselbe.</translation>
    </message>
    <message>
        <source>Runs whose lumisections are not known: %1; they count as far as their flags go.</source>
        <translation>Runs, deren Lumisections nicht bekannt sind: %1; sie zählen, soweit ihre Markierungen reichen.</translation>
    </message>
    <message>
        <source>Lumisections whose luminosity is not known: %1; they count as LS only.</source>
        <translation>Lumisections, deren Luminosität nicht bekannt ist: %1; sie zählen nur als LS.</translation>
    </message>
    <message>
        <source>Import good-run list</source>
        <translation>Good-Run-Liste importieren</translation>
    </message>
    <message>
        <source>Keeps a good-run list that was made elsewhere, to compare with or to export.</source>
        <translation>Behält eine Good-Run-Liste, die anderswo gemacht wurde, um mit ihr zu vergleichen oder sie zu exportieren.</translation>
    </message>
    <message>
        <source>Certified-run JSON or a normtag.</source>
        <translation>JSON zertifizierter Runs oder ein Normtag.</translation>
    </message>
    <message>
        <source>Entries of it were refused: %1 &quot;prodctl runlist show&quot; lists them.</source>
        <translation>Einträge darin wurden abgelehnt: %1 &quot;prodctl runlist show&quot; zeigt sie.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <comment>a file</comment>
        <translation>Aus %1.</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>what is asked for, date</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>milestone %1 of campaign %2</source>
        <translation>Meilenstein %1 der Kampagne %2</translation>
    </message>
    <message>
        <source>Set milestone</source>
        <translation>Meilenstein setzen</translation>
    </message>
    <message>
        <source>Says what a step of a campaign is to have reached by when; of a milestone that is there, what is not given stays. The dates before stay visible.</source>
        <translation>Sagt, was ein Schritt einer Kampagne bis wann erreicht haben soll; bei einem vorhandenen Meilenstein bleibt, was nicht angegeben ist. Die früheren Termine bleiben sichtbar.</translation>
    </message>
    <message>
        <source>The step that counts; production where it is not given.</source>
        <translation>Der Schritt, der zählt; production, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>Sein Name.</translation>
    </message>
    <message>
        <source>The day at whose end (UTC) it is to be reached, as 2026-12-01.</source>
        <translation>Der Tag, an dessen Ende (UTC) er erreicht sein soll, als 2026-12-01.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events credited; 0: not asked for. A milestone that asks for nothing in particular asks for all events of the step.</source>
        <translation>Gutgeschriebene Ereignisse; 0: nicht verlangt. Ein Meilenstein, der nichts Bestimmtes verlangt, verlangt alle Ereignisse des Schritts.</translation>
    </message>
    <message>
        <source>Merged files</source>
        <translation>Zusammengeführte Dateien</translation>
    </message>
    <message>
        <source>Merged files in the catalogue; 0: not asked for.</source>
        <translation>Zusammengeführte Dateien im Katalog; 0: nicht verlangt.</translation>
    </message>
    <message>
        <source>Recorded, of the runs that are complete, as &quot;2.5 /pb&quot;; none: not asked for.</source>
        <translation>Aufgezeichnet, von den vollständigen Runs, als &quot;2.5 /pb&quot;; none: nicht verlangt.</translation>
    </message>
    <message>
        <source>The date is in the past.</source>
        <translation>Der Termin liegt in der Vergangenheit.</translation>
    </message>
    <message>
        <source>Its first date was the same.</source>
        <translation>Der erste Termin war derselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after its first date, %1.</source>
        <translation>
            <numerusform>%n Tag nach dem ersten Termin, %1.</numerusform>
            <numerusform>%n Tage nach dem ersten Termin, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before its first date, %1.</source>
        <translation>
            <numerusform>%n Tag vor dem ersten Termin, %1.</numerusform>
            <numerusform>%n Tage vor dem ersten Termin, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is missing: a new milestone needs its date.</source>
        <translation>Es fehlt: ein neuer Meilenstein braucht seinen Termin.</translation>
    </message>
    <message>
        <source>Withdraw milestone</source>
        <translation>Meilenstein zurückziehen</translation>
    </message>
    <message>
        <source>Takes a milestone out of the plan of its campaign; what it was stays visible.</source>
        <translation>Nimmt einen Meilenstein aus dem Plan seiner Kampagne; was er war, bleibt sichtbar.</translation>
    </message>
    <message>
        <source>The campaign has none of this name; prodctl progress milestones list names them.</source>
        <translation>Die Kampagne hat keinen mit diesem Namen; prodctl progress milestones list nennt sie.</translation>
    </message>
    <message>
        <source>It is withdrawn already.</source>
        <translation>Er ist schon zurückgezogen.</translation>
    </message>
    <message>
        <source>withdrawn; it was %1</source>
        <translation>zurückgezogen; er war %1</translation>
    </message>
    <message>
        <source>run %1, %2</source>
        <comment>number, detector</comment>
        <translation>Run %1, %2</translation>
    </message>
    <message>
        <source>There is none yet; &quot;prodctl detectors add&quot; makes one.</source>
        <translation>Es gibt noch keinen; &quot;prodctl detectors add&quot; legt einen an.</translation>
    </message>
    <message>
        <source>The detectors are %1.</source>
        <translation>Die Detektoren sind %1.</translation>
    </message>
    <message>
        <source>the runs</source>
        <translation>die Runs</translation>
    </message>
    <message>
        <source>They are %1 runs and %2 detectors; %3 of both together are possible at once.</source>
        <translation>Es sind %1 Runs und %2 Detektoren; auf einmal sind %3 von beiden zusammen möglich.</translation>
    </message>
    <message>
        <source>There is no such run.</source>
        <translation>Einen solchen Run gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 cells of runs and detectors</source>
        <translation>%1 Zellen aus Run und Detektor</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Runs and ranges of runs, as 146436,146500-146600, or all.</source>
        <translation>Runs und Bereiche von Runs, als 146436,146500-146600, oder all.</translation>
    </message>
    <message>
        <source>Detectors</source>
        <translation>Detektoren</translation>
    </message>
    <message>
        <source>Detectors, as tracker,muons, or all.</source>
        <translation>Detektoren, als tracker,muons, oder all.</translation>
    </message>
    <message>
        <source>Only runs that match, for example &quot;state = open&quot;.</source>
        <translation>Nur passende Runs, zum Beispiel &quot;state = open&quot;.</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Says of runs and detectors whether they are good, bad or excluded, for the whole run or for lumisections (LS).</source>
        <translation>Sagt von Runs und Detektoren, ob sie gut, schlecht oder ausgeschlossen sind, für den ganzen Run oder für Lumisections (LS).</translation>
    </message>
    <message>
        <source>The verdict; not-set takes an older one away.</source>
        <translation>Das Urteil; not-set nimmt ein älteres weg.</translation>
    </message>
    <message>
        <source>Lumisections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>As 12-90, 12 or 12-end; the whole run where it is not given.</source>
        <translation>Als 12-90, 12 oder 12-end; der ganze Run, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>What was wrong, in the same few words each time.</source>
        <translation>Was falsch war, jedes Mal in denselben wenigen Worten.</translation>
    </message>
    <message>
        <source>Anything else.</source>
        <translation>Alles Weitere.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>It was set by a program; any manual flag counts before it.</source>
        <translation>Sie wurde von einem Programm gesetzt; jede Markierung von Hand geht ihr vor.</translation>
    </message>
    <message>
        <source>the lumisections</source>
        <translation>die Lumisections</translation>
    </message>
    <message>
        <source>One range is possible at once, as 12-90.</source>
        <translation>Auf einmal ist ein Bereich möglich, als 12-90.</translation>
    </message>
    <message>
        <source>the cause</source>
        <translation>die Ursache</translation>
    </message>
    <message>
        <source>It is longer than %1 characters; a comment may be longer.</source>
        <translation>Sie ist länger als %1 Zeichen; ein Kommentar darf länger sein.</translation>
    </message>
    <message>
        <source>It is %1; a manager must open it again first.</source>
        <comment>a state</comment>
        <translation>Die Zertifizierung ist %1; ein Manager muss sie zuerst wieder öffnen.</translation>
    </message>
    <message>
        <source>The run has LS 1 to %1.</source>
        <translation>Der Run hat LS 1 bis %1.</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <comment>flag before, flag after, lumisections</comment>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>Undo flags</source>
        <translation>Markierungen zurücknehmen</translation>
    </message>
    <message>
        <source>Takes flags back by new entries; what counted before counts again.</source>
        <translation>Nimmt Markierungen durch neue Einträge zurück; was vorher zählte, zählt wieder.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Numbers of flags, as &quot;prodctl quality show&quot; lists them.</source>
        <translation>Nummern von Markierungen, wie &quot;prodctl quality show&quot; sie zeigt.</translation>
    </message>
    <message>
        <source>the flags</source>
        <translation>die Markierungen</translation>
    </message>
    <message>
        <source>flag %1</source>
        <translation>Markierung %1</translation>
    </message>
    <message>
        <source>They are more than %1.</source>
        <translation>Es sind mehr als %1.</translation>
    </message>
    <message>
        <source>flag %1 (%2)</source>
        <translation>Markierung %1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2: undone</source>
        <comment>flag, lumisections</comment>
        <translation>%1, %2: zurückgenommen</translation>
    </message>
    <message>
        <source>Set by %1.</source>
        <comment>who</comment>
        <translation>Gesetzt von %1.</translation>
    </message>
    <message>
        <source>It undoes flag %1; set a flag anew instead.</source>
        <translation>Sie nimmt Markierung %1 zurück; setzen Sie stattdessen eine Markierung neu.</translation>
    </message>
    <message>
        <source>It is undone already.</source>
        <translation>Sie ist schon zurückgenommen.</translation>
    </message>
    <message>
        <source>flags: %1</source>
        <translation>Markierungen: %1</translation>
    </message>
    <message>
        <source>Kept with the signature.</source>
        <translation>Wird mit der Unterschrift festgehalten.</translation>
    </message>
    <message>
        <source>It is open; sign it off first.</source>
        <translation>Sie ist offen; zeichnen Sie sie zuerst ab.</translation>
    </message>
    <message>
        <source>Nothing is flagged yet.</source>
        <translation>Noch ist nichts markiert.</translation>
    </message>
    <message>
        <source>LS good: %1, bad: %2, excluded: %3, not set: %4.</source>
        <translation>LS gut: %1, schlecht: %2, ausgeschlossen: %3, nicht gesetzt: %4.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Opens what was signed off or completed again, so that flags can be set; confirmations are void then.</source>
        <translation>Öffnet wieder, was abgezeichnet oder abgeschlossen war, so dass Markierungen gesetzt werden können; Bestätigungen gelten dann nicht mehr.</translation>
    </message>
    <message>
        <source>Request %1 was certified on these runs; it stays so.</source>
        <translation>Anforderung %1 wurde mit diesen Runs zertifiziert; sie bleibt es.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirms as a second person what another one completed.</source>
        <translation>Bestätigt als zweite Person, was eine andere abgeschlossen hat.</translation>
    </message>
    <message>
        <source>It is %1; what is confirmed is completed.</source>
        <translation>Die Zertifizierung ist %1; bestätigt wird, was abgeschlossen ist.</translation>
    </message>
    <message>
        <source>It is confirmed already.</source>
        <translation>Sie ist schon bestätigt.</translation>
    </message>
    <message>
        <source>You signed it yourself; another person must confirm it.</source>
        <translation>Sie haben es selbst abgezeichnet; eine andere Person muss es bestätigen.</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>Signed by %1.</source>
        <comment>who</comment>
        <translation>Abgezeichnet von %1.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abzeichnen</translation>
    </message>
    <message>
        <source>Signs that the flags of runs and detectors are right; they cannot be changed then.</source>
        <translation>Zeichnet ab, dass die Markierungen von Runs und Detektoren stimmen; sie können dann nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Closes the certification of runs and detectors that are signed off.</source>
        <translation>Schließt die Zertifizierung von Runs und Detektoren ab, die abgezeichnet sind.</translation>
    </message>
    <message>
        <source>%1 was taken before (%2); what was said since is replaced by what it says.</source>
        <translation>%1 wurde schon früher übernommen (%2); was seither gesagt wurde, wird durch das ersetzt, was sie sagt.</translation>
    </message>
    <message>
        <source>new runs: %1, changed runs: %2</source>
        <translation>neue Runs: %1, geänderte Runs: %2</translation>
    </message>
    <message>
        <source>import %1 (%2)</source>
        <comment>number, file</comment>
        <translation>Import %1 (%2)</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>new runs: %1, changed runs: %2, as they were: %3</source>
        <translation>neue Runs: %1, geänderte Runs: %2, unverändert: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, its format</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Entries of it cannot be taken: %1. Mend the file, or say --partial.</source>
        <translation>Einträge darin, die nicht übernommen werden können: %1. Berichtigen Sie die Datei, oder geben Sie --partial an.</translation>
    </message>
    <message>
        <source>It says nothing that is not known.</source>
        <translation>Sie sagt nichts, was nicht bekannt ist.</translation>
    </message>
    <message>
        <source>It says nothing that is not known; it was %1.</source>
        <comment>import 7 by anna</comment>
        <translation>Sie sagt nichts, was nicht bekannt ist; sie war %1.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>All of it is known.</source>
        <translation>Alles davon ist bekannt.</translation>
    </message>
    <message>
        <source>run %1 (%2)</source>
        <comment>number, file</comment>
        <translation>Run %1 (%2)</translation>
    </message>
    <message>
        <source>run %1 (%2, line %3)</source>
        <comment>number, file, line</comment>
        <translation>Run %1 (%2, Zeile %3)</translation>
    </message>
    <message>
        <source>run %1 (%2, lines %3 to %4)</source>
        <comment>number, file, lines</comment>
        <translation>Run %1 (%2, Zeilen %3 bis %4)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, remark</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1: %2 more remarks on its lines; &quot;prodctl lumi show&quot; or &quot;prodctl runlist show&quot; with --json lists them.</source>
        <translation>%1: %2 weitere Bemerkungen zu ihren Zeilen; &quot;prodctl lumi show&quot; oder &quot;prodctl runlist show&quot; mit --json zeigt sie.</translation>
    </message>
    <message>
        <source>Import runs</source>
        <translation>Runs importieren</translation>
    </message>
    <message>
        <source>Takes what files say about runs: good-run lists and plain lists register them, luminosity tables and the table of fills say what is known about them. What is known already is not taken twice.</source>
        <translation>Übernimmt, was Dateien über Runs sagen: Good-Run-Listen und einfache Listen tragen sie ein, Luminositätstabellen und die Tabelle der Fills sagen, was über sie bekannt ist. Was schon bekannt ist, wird nicht zweimal übernommen.</translation>
    </message>
    <message>
        <source>Type of new runs</source>
        <translation>Art neuer Runs</translation>
    </message>
    <message>
        <source>What runs that are not registered yet were taken for.</source>
        <translation>Wofür Runs genommen wurden, die noch nicht eingetragen sind.</translation>
    </message>
    <message>
        <source>Certified-run JSON, plain run lists, CSV of brilcalc or lumiCalc2, luminosities with errors (run,method,value(/pb),stat,syst), or tables of fills; what a file is shows in it.</source>
        <translation>JSON zertifizierter Runs, einfache Listen von Runs, CSV von brilcalc oder lumiCalc2, Luminositäten mit Fehlern (run,method,value(/pb),stat,syst), oder Tabellen von Fills; was eine Datei ist, zeigt sich an ihr.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>The luminometer or analysis of luminosities; not needed where the file says it.</source>
        <translation>Das Luminometer oder die Analyse der Luminositäten; nicht nötig, wo die Datei es sagt.</translation>
    </message>
    <message>
        <source>Trigger path</source>
        <translation>Trigger-Pfad</translation>
    </message>
    <message>
        <source>Of a luminosity table with several trigger paths: which one is taken.</source>
        <translation>Bei einer Luminositätstabelle mit mehreren Trigger-Pfaden: welcher genommen wird.</translation>
    </message>
    <message>
        <source>Take what can be taken</source>
        <translation>Übernehmen, was möglich ist</translation>
    </message>
    <message>
        <source>Goes on when entries of a file have to be refused.</source>
        <translation>Macht weiter, wenn Einträge einer Datei abgelehnt werden müssen.</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Run</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <comment>not 1</comment>
        <translation>%1 Runs</translation>
    </message>
    <message>
        <source>import %1 of %2 by %3</source>
        <comment>number, file, who</comment>
        <translation>Import %1 von %2 durch %3</translation>
    </message>
    <message>
        <source>what counted before counts again</source>
        <translation>was vorher zählte, zählt wieder</translation>
    </message>
    <message>
        <source>It only registered runs, and a run that was taken stays registered.</source>
        <translation>Er hat nur Runs eingetragen, und ein genommener Run bleibt eingetragen.</translation>
    </message>
    <message>
        <source>Nothing that it said counts any more.</source>
        <translation>Nichts, was er sagte, zählt noch.</translation>
    </message>
    <message>
        <source>A newer import says %1, and that stays.</source>
        <translation>Ein neuerer Import sagt %1, und das bleibt.</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>withdrawn by import %1; changed: %2</source>
        <comment>number, runs</comment>
        <translation>zurückgezogen durch Import %1; geändert: %2</translation>
    </message>
    <message>
        <source>the import &quot;%1&quot;</source>
        <translation>der Import &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It is named by its number; &quot;prodctl runs imports&quot; lists them.</source>
        <translation>Er wird mit seiner Nummer genannt; &quot;prodctl runs imports&quot; zeigt sie.</translation>
    </message>
    <message>
        <source>Another one of these imports is about run %1, too; withdraw them one after the other, the newest first.</source>
        <translation>Auch ein anderer dieser Importe betrifft Run %1; ziehen Sie sie nacheinander zurück, den neuesten zuerst.</translation>
    </message>
    <message>
        <source>Withdraw import</source>
        <translation>Import zurückziehen</translation>
    </message>
    <message>
        <source>Takes back what imports said about luminosity, fills and energy of runs: what counted before counts again. Runs that they registered stay.</source>
        <translation>Nimmt zurück, was Importe über Luminosität, Fills und Energie von Runs sagten: was vorher zählte, zählt wieder. Runs, die sie eingetragen haben, bleiben.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Their numbers.</source>
        <translation>Ihre Nummern.</translation>
    </message>
    <message>
        <source>Say what is to change: --type, --comment or --no-comment.</source>
        <translation>Sagen Sie, was zu ändern ist: --type, --comment oder --no-comment.</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>der Kommentar</translation>
    </message>
    <message>
        <source>It cannot be given and taken away at the same time.</source>
        <translation>Er kann nicht zugleich angegeben und weggenommen werden.</translation>
    </message>
    <message>
        <source>It is not registered.</source>
        <translation>Er ist nicht eingetragen.</translation>
    </message>
    <message>
        <source>Somebody changed it in the meantime.</source>
        <translation>Jemand hat ihn inzwischen geändert.</translation>
    </message>
    <message>
        <source>the run &quot;%1&quot;</source>
        <translation>der Run &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It is named by its number.</source>
        <translation>Er wird mit seiner Nummer genannt.</translation>
    </message>
    <message>
        <source>Correct run</source>
        <translation>Run berichtigen</translation>
    </message>
    <message>
        <source>Corrects what runs were taken for, or the comment on them.</source>
        <translation>Berichtigt, wofür Runs genommen wurden, oder den Kommentar zu ihnen.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What they were taken for.</source>
        <translation>Wofür sie genommen wurden.</translation>
    </message>
    <message>
        <source>The numbers of the runs.</source>
        <translation>Die Nummern der Runs.</translation>
    </message>
    <message>
        <source>In the place of the one there is.</source>
        <translation>Anstelle des vorhandenen.</translation>
    </message>
    <message>
        <source>No comment</source>
        <translation>Kein Kommentar</translation>
    </message>
    <message>
        <source>Takes the comment away.</source>
        <translation>Nimmt den Kommentar weg.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>The source of new runs.</source>
        <translation>Die Quelle neuer Runs.</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>the agent looks at it every %1; a run that is complete becomes %2 in campaign %3</source>
        <comment>span, steps, campaign</comment>
        <translation>der Agent sieht sie alle %1 an; ein vollständiger Run wird zu %2 in Kampagne %3</translation>
    </message>
    <message>
        <source>The source was taken back.</source>
        <translation>Die Quelle wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>A run is complete when the source says so, or when nothing of it changed for %1.</source>
        <translation>Ein Run ist vollständig, wenn die Quelle es sagt, oder wenn sich an ihm seit %1 nichts geändert hat.</translation>
    </message>
    <message>
        <source>A run is complete when there is %1.</source>
        <translation>Ein Run ist vollständig, wenn es %1 gibt.</translation>
    </message>
    <message>
        <source>A run is complete when all files that %1 names are there.</source>
        <translation>Ein Run ist vollständig, wenn alle Dateien da sind, die %1 nennt.</translation>
    </message>
    <message>
        <source>It cannot be looked at from this machine: %1 What counts is what the agent&apos;s machine sees.</source>
        <translation>Sie kann von diesem Rechner aus nicht angesehen werden: %1 Es zählt, was der Rechner des Agenten sieht.</translation>
    </message>
    <message>
        <source>Seen from this machine now: runs: %1, files: %2, runs outside of the campaign&apos;s range: %3.</source>
        <translation>Jetzt von diesem Rechner aus gesehen: Runs: %1, Dateien: %2, Runs außerhalb des Bereichs der Kampagne: %3.</translation>
    </message>
    <message>
        <source>And %1 more runs.</source>
        <translation>Und %1 weitere Runs.</translation>
    </message>
    <message>
        <source>%1 with release %2 and conditions %3</source>
        <translation>%1 mit Release %2 und Bedingungen %3</translation>
    </message>
    <message>
        <source>Run %1 (files: %2, bytes: %3) would be requested as %4 of %5.</source>
        <comment>run, files, bytes, requests, dataset</comment>
        <translation>Run %1 (Dateien: %2, Bytes: %3) würde als %4 von %5 angefordert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no span of time such as &quot;5 min&quot;.</source>
        <translation>&quot;%1&quot; ist keine Zeitspanne wie &quot;5 min&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no step; there are %2.</source>
        <translation>&quot;%1&quot; ist kein Schritt; es gibt %2.</translation>
    </message>
    <message>
        <source>Add source of runs</source>
        <translation>Quelle von Runs anlegen</translation>
    </message>
    <message>
        <source>Has the agent watch a folder, a list or a database for new runs, and ask for the processing of each, once.</source>
        <translation>Lässt den Agenten einen Ordner, eine Liste oder eine Datenbank auf neue Runs beobachten und die Verarbeitung eines jeden verlangen, einmal.</translation>
    </message>
    <message>
        <source>What the source is called.</source>
        <translation>Wie die Quelle heißt.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>The folder, the list (CSV with the columns run and path, and bytes, adler32 and complete where known), or the store: a file or postgresql://..., of Shiftdeck or with a table raw_files of the same columns.</source>
        <translation>Der Ordner, die Liste (CSV mit den Spalten run und path, und bytes, adler32 und complete, wo bekannt), oder der Speicher: eine Datei oder postgresql://..., von Shiftdeck oder mit einer Tabelle raw_files mit denselben Spalten.</translation>
    </message>
    <message>
        <source>The campaign that the requests belong to.</source>
        <translation>Die Kampagne, zu der die Anforderungen gehören.</translation>
    </message>
    <message>
        <source>The site where the files are.</source>
        <translation>Der Standort, an dem die Dateien sind.</translation>
    </message>
    <message>
        <source>The name of each run&apos;s dataset, with {run}, as cms/prompt/{run}.</source>
        <translation>Der Name des Datensatzes jedes Runs, mit {run}, als cms/prompt/{run}.</translation>
    </message>
    <message>
        <source>What the place is.</source>
        <translation>Was der Ort ist.</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Of a folder: the names of the files, with {run} for the run number, * and ?, as {run}/raw*.csv; *{run}*.csv when it is not given.</source>
        <translation>Bei einem Ordner: die Namen der Dateien, mit {run} für die Run-Nummer, * und ?, als {run}/raw*.csv; *{run}*.csv, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>Complete by</source>
        <translation>Vollständig durch</translation>
    </message>
    <message>
        <source>quiet: nothing changed for a while. marker: there is a file that says so. manifest: there is a file that names all others (CSV with the column path, and bytes and adler32).</source>
        <translation>quiet: eine Zeit lang hat sich nichts geändert. marker: es gibt eine Datei, die es sagt. manifest: es gibt eine Datei, die alle anderen nennt (CSV mit der Spalte path, und bytes und adler32).</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>The name of the marker or manifest, with {run}, as run{run}.done.</source>
        <translation>Der Name des Markers oder Manifests, mit {run}, als run{run}.done.</translation>
    </message>
    <message>
        <source>Quiet time</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>How long nothing must change until a run counts as complete.</source>
        <translation>Wie lange sich nichts ändern darf, bis ein Run als vollständig gilt.</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>How often it is looked at.</source>
        <translation>Wie oft sie angesehen wird.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>What is asked for, comma separated.</source>
        <translation>Was verlangt wird, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Asks for the run-specific simulation (step mc) too.</source>
        <translation>Verlangt auch die Simulation zu jedem Run (Schritt mc).</translation>
    </message>
    <message>
        <source>How a run is cut into jobs.</source>
        <translation>Wie ein Run in Jobs geteilt wird.</translation>
    </message>
    <message>
        <source>Files or events in one work unit, when it is split by them.</source>
        <translation>Dateien oder Ereignisse in einer Arbeitseinheit, wenn danach geteilt wird.</translation>
    </message>
    <message>
        <source>0 to 999999; higher than of other requests, so that new runs come first.</source>
        <translation>0 bis 999999; höher als die anderer Anforderungen, damit neue Runs zuerst kommen.</translation>
    </message>
    <message>
        <source>stopped (%1)</source>
        <comment>a source</comment>
        <translation>gestoppt (%1)</translation>
    </message>
    <message>
        <source>watched</source>
        <comment>a source</comment>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>Stop source</source>
        <translation>Quelle stoppen</translation>
    </message>
    <message>
        <source>Has the agent look at a source no more, until somebody starts it again; what was requested goes on.</source>
        <translation>Lässt den Agenten eine Quelle nicht mehr ansehen, bis jemand sie wieder startet; was angefordert ist, läuft weiter.</translation>
    </message>
    <message>
        <source>Why; everybody who misses a run reads it.</source>
        <translation>Warum; alle, die einen Run vermissen, lesen es.</translation>
    </message>
    <message>
        <source>%1 stopped it already, %2: %3</source>
        <comment>who, when, why</comment>
        <translation>%1 hat sie schon gestoppt, %2: %3</translation>
    </message>
    <message>
        <source>is watched no more</source>
        <translation>wird nicht mehr beobachtet</translation>
    </message>
    <message>
        <source>Runs that it showed and that are not requested yet: %1.</source>
        <translation>Runs, die sie gezeigt hat und die noch nicht angefordert sind: %1.</translation>
    </message>
    <message>
        <source>Start source</source>
        <translation>Quelle starten</translation>
    </message>
    <message>
        <source>Has the agent watch a stopped source again.</source>
        <translation>Lässt den Agenten eine gestoppte Quelle wieder beobachten.</translation>
    </message>
    <message>
        <source>is watched again</source>
        <translation>wird wieder beobachtet</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Has the agent look at a source with its next cycle, and try the runs again that were refused.</source>
        <translation>Lässt den Agenten eine Quelle in seinem nächsten Durchgang ansehen und die abgelehnten Runs noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It is stopped: %1</source>
        <translation>Sie ist gestoppt: %1</translation>
    </message>
    <message>
        <source>It is going to be looked at already; an agent must be running.</source>
        <translation>Sie wird ohnehin gleich angesehen; ein Agent muss laufen.</translation>
    </message>
    <message>
        <source>is looked at by the agent</source>
        <translation>wird vom Agenten angesehen</translation>
    </message>
    <message>
        <source>Refused runs that are tried again: %1.</source>
        <translation>Abgelehnte Runs, die noch einmal versucht werden: %1.</translation>
    </message>
    <message>
        <source>No detector is required yet; &quot;prodctl detectors add&quot; makes one that is.</source>
        <translation>Noch ist kein Detektor erforderlich; &quot;prodctl detectors add&quot; legt einen solchen an.</translation>
    </message>
    <message>
        <source>run %1: %2 is not confirmed by a second person</source>
        <comment>number, detector</comment>
        <translation>Run %1: %2 ist nicht von einer zweiten Person bestätigt</translation>
    </message>
    <message>
        <source>run %1: %2 is %3</source>
        <comment>number, detector, state</comment>
        <translation>Run %1: %2 ist %3</translation>
    </message>
    <message>
        <source>%1; and %2 more.</source>
        <translation>%1; und %2 weitere.</translation>
    </message>
    <message>
        <source>All its runs are completed for every required detector.</source>
        <translation>Alle ihre Runs sind für jeden erforderlichen Detektor abgeschlossen.</translation>
    </message>
    <message>
        <source>Certify</source>
        <translation>Zertifizieren</translation>
    </message>
    <message>
        <source>Signs that the quality of a delivered request is known: every run of its inputs is completed for every required detector.</source>
        <translation>Zeichnet ab, dass die Qualität einer ausgelieferten Anforderung bekannt ist: jeder Run ihrer Eingaben ist für jeden erforderlichen Detektor abgeschlossen.</translation>
    </message>
    <message>
        <source>It is %1; only delivered requests can be certified.</source>
        <translation>Sie ist %1; nur ausgelieferte Anforderungen können zertifiziert werden.</translation>
    </message>
    <message>
        <source>It must have 1 to %1 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; and &apos;-&apos;, and begin with a letter or digit.</source>
        <translation>Nötig sind 1 bis %1 Zeichen aus a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; und &apos;-&apos;, zuerst ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>The store knows no such run.</source>
        <translation>Der Speicher kennt keinen solchen Run.</translation>
    </message>
    <message>
        <source>There is no plot in this file.</source>
        <translation>In dieser Datei ist kein Plot.</translation>
    </message>
    <message>
        <source>It changed while it was read; try again.</source>
        <translation>Sie hat sich beim Lesen geändert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Add plots</source>
        <translation>Plots eintragen</translation>
    </message>
    <message>
        <source>Registers a ROOT file, or ROOT&apos;s JSON, as the plots of a run; of several files of a run and kind the newest one counts.</source>
        <translation>Trägt eine ROOT-Datei, oder das JSON von ROOT, als die Plots eines Runs ein; von mehreren Dateien eines Runs und einer Art zählt die neueste.</translation>
    </message>
    <message>
        <source>A ROOT file, or ROOT&apos;s JSON.</source>
        <translation>Eine ROOT-Datei, oder das JSON von ROOT.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The run of these plots.</source>
        <translation>Der Run dieser Plots.</translation>
    </message>
    <message>
        <source>What made them: &quot;online&quot;, &quot;prompt&quot;, &quot;reprocessing&quot;. Runs are compared with references of the same kind.</source>
        <translation>Was sie gemacht hat: &quot;online&quot;, &quot;prompt&quot;, &quot;reprocessing&quot;. Runs werden mit Referenzen derselben Art verglichen.</translation>
    </message>
    <message>
        <source>the kind</source>
        <translation>die Art</translation>
    </message>
    <message>
        <source>%1 plots of run %2</source>
        <comment>kind, run</comment>
        <translation>%1-Plots von Run %2</translation>
    </message>
    <message>
        <source>%1 with plots: %2</source>
        <comment>a file, how many</comment>
        <translation>%1 mit Plots: %2</translation>
    </message>
    <message>
        <source>This file is registered already.</source>
        <translation>Diese Datei ist schon eingetragen.</translation>
    </message>
    <message>
        <source>It takes the place of %1.</source>
        <comment>a file</comment>
        <translation>Sie tritt an die Stelle von %1.</translation>
    </message>
    <message>
        <source>Make reference set</source>
        <translation>Referenzsatz anlegen</translation>
    </message>
    <message>
        <source>Makes the plots of a run the reference of a range of runs; where there is a set of this name already, it gets a new version, and the old ones are kept.</source>
        <translation>Macht die Plots eines Runs zur Referenz eines Bereichs von Runs; wo es schon einen Satz mit diesem Namen gibt, bekommt er eine neue Version, und die alten bleiben.</translation>
    </message>
    <message>
        <source>The name of the set.</source>
        <translation>Der Name des Satzes.</translation>
    </message>
    <message>
        <source>The run whose plots are the reference; certified good.</source>
        <translation>Der Run, dessen Plots die Referenz sind; als gut zertifiziert.</translation>
    </message>
    <message>
        <source>Which plots of the run; runs of the same kind are compared with them.</source>
        <translation>Welche Plots des Runs; Runs derselben Art werden mit ihnen verglichen.</translation>
    </message>
    <message>
        <source>The first run that is compared with it.</source>
        <translation>Der erste Run, der damit verglichen wird.</translation>
    </message>
    <message>
        <source>The last run that is compared with it.</source>
        <translation>Der letzte Run, der damit verglichen wird.</translation>
    </message>
    <message>
        <source>the name of the reference set</source>
        <translation>der Name des Referenzsatzes</translation>
    </message>
    <message>
        <source>the range of runs</source>
        <translation>der Bereich der Runs</translation>
    </message>
    <message>
        <source>It begins at 1 or later and ends at its first run or later.</source>
        <translation>Er beginnt bei 1 oder später und endet bei seinem ersten Run oder später.</translation>
    </message>
    <message>
        <source>reference set %1 version %2</source>
        <translation>Referenzsatz %1 Version %2</translation>
    </message>
    <message>
        <source>the %1 plots of run %2 are the reference of the runs %3 to %4</source>
        <comment>kind, run, first, last</comment>
        <translation>die %1-Plots von Run %2 sind die Referenz der Runs %3 bis %4</translation>
    </message>
    <message>
        <source>%1, plots: %2.</source>
        <comment>a file, how many</comment>
        <translation>%1, Plots: %2.</translation>
    </message>
    <message>
        <source>plots of run %1</source>
        <translation>Plots von Run %1</translation>
    </message>
    <message>
        <source>This merged file is not registered; &quot;prodctl plots add&quot; does that first.</source>
        <translation>Diese zusammengeführte Datei ist nicht eingetragen; das tut zuerst &quot;prodctl plots add&quot;.</translation>
    </message>
    <message>
        <source>Set plot rule</source>
        <translation>Plot-Regel setzen</translation>
    </message>
    <message>
        <source>Withdraw plot rule</source>
        <translation>Plot-Regel zurückziehen</translation>
    </message>
    <message>
        <source>Says which tests and thresholds hold for the plots whose names match a pattern; the rule that was set last holds where several match.</source>
        <translation>Sagt, welche Tests und Schwellen für die Plots gelten, deren Namen auf ein Muster passen; wo mehrere passen, gilt die zuletzt gesetzte Regel.</translation>
    </message>
    <message>
        <source>Takes the rule of a pattern away; other rules, or the default, hold from then on.</source>
        <translation>Nimmt die Regel eines Musters weg; von da an gelten andere Regeln, oder die vorgegebene.</translation>
    </message>
    <message>
        <source>Of names of plots with their folders: * is any text, ? any character.</source>
        <translation>Von Namen von Plots mit ihren Ordnern: * ist irgendein Text, ? irgendein Zeichen.</translation>
    </message>
    <message>
        <source>Tests with their thresholds for a warning and an error, and what they need: &quot;%1&quot;.</source>
        <translation>Tests mit ihren Schwellen für eine Warnung und einen Fehler, und was sie brauchen: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>That these plots are about; their folder without it.</source>
        <translation>Der, um den es in diesen Plots geht; ohne ihn ihr Ordner.</translation>
    </message>
    <message>
        <source>Kind of plot</source>
        <translation>Art des Plots</translation>
    </message>
    <message>
        <source>Where more is known than the class of a plot tells: a rate and an efficiency are never scaled.</source>
        <translation>Wo mehr bekannt ist, als die Klasse eines Plots sagt: eine Rate und eine Effizienz werden nie skaliert.</translation>
    </message>
    <message>
        <source>For shifters</source>
        <translation>Für Schichtleiter</translation>
    </message>
    <message>
        <source>These are among the few plots that a shifter looks at.</source>
        <translation>Diese gehören zu den wenigen Plots, die ein Schichtleiter ansieht.</translation>
    </message>
    <message>
        <source>plot rule &quot;%1&quot;</source>
        <translation>Plot-Regel &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Until now: %1</source>
        <comment>a rule</comment>
        <translation>Bisher: %1</translation>
    </message>
    <message>
        <source>Until now no rule has this pattern.</source>
        <translation>Bisher hat keine Regel dieses Muster.</translation>
    </message>
    <message>
        <source>There is no rule of this pattern.</source>
        <translation>Es gibt keine Regel mit diesem Muster.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>All tests are within their thresholds.</source>
        <translation>Alle Tests sind innerhalb ihrer Schwellen.</translation>
    </message>
    <message>
        <source>There is no such plot in the data.</source>
        <translation>Einen solchen Plot gibt es in den Daten nicht.</translation>
    </message>
    <message>
        <source>There is no such plot in the reference.</source>
        <translation>Einen solchen Plot gibt es in der Referenz nicht.</translation>
    </message>
    <message>
        <source>The plot of the data is empty.</source>
        <translation>Der Plot der Daten ist leer.</translation>
    </message>
    <message>
        <source>The plot of the reference is empty.</source>
        <translation>Der Plot der Referenz ist leer.</translation>
    </message>
    <message>
        <source>The data have too few entries for a verdict: %1.</source>
        <translation>Die Daten haben zu wenige Einträge für ein Urteil: %1.</translation>
    </message>
    <message>
        <source>The reference has too few entries for a verdict: %1.</source>
        <translation>Die Referenz hat zu wenige Einträge für ein Urteil: %1.</translation>
    </message>
    <message>
        <source>Data and reference have different bins.</source>
        <translation>Daten und Referenz haben verschiedene Bins.</translation>
    </message>
    <message>
        <source>A content or an error is no number, or the contents add up to nothing that can be scaled.</source>
        <translation>Ein Inhalt oder ein Fehler ist keine Zahl, oder die Inhalte ergeben zusammen nichts, was skaliert werden kann.</translation>
    </message>
    <message>
        <source>Neither plot has errors.</source>
        <translation>Keiner der beiden Plots hat Fehler.</translation>
    </message>
    <message>
        <source>A bin with contents has no error in either plot.</source>
        <translation>Ein Bin mit Inhalt hat in keinem der beiden Plots einen Fehler.</translation>
    </message>
    <message>
        <source>Too few bins are filled to compare shapes.</source>
        <translation>Zu wenige Bins sind gefüllt, um Formen zu vergleichen.</translation>
    </message>
    <message>
        <source>None of the tests that are asked for can be made on such a plot.</source>
        <translation>Keiner der verlangten Tests ist an einem solchen Plot möglich.</translation>
    </message>
    <message>
        <source>The chi2 test finds a probability of %1.</source>
        <translation>Der Chi2-Test findet eine Wahrscheinlichkeit von %1.</translation>
    </message>
    <message>
        <source>The Kolmogorov test finds a probability of %1.</source>
        <translation>Der Kolmogorow-Test findet eine Wahrscheinlichkeit von %1.</translation>
    </message>
    <message>
        <source>A bin is %1 standard deviations off.</source>
        <translation>Ein Bin liegt %1 Standardabweichungen daneben.</translation>
    </message>
    <message>
        <source>%1 bins deviate by more than the tolerance.</source>
        <translation>%1 Bins weichen um mehr als die Toleranz ab.</translation>
    </message>
</context>
<context>
    <name>ComparisonRule</name>
    <message>
        <source>the rule of a comparison</source>
        <translation>die Regel eines Vergleichs</translation>
    </message>
    <message>
        <source>It has no test.</source>
        <translation>Sie hat keinen Test.</translation>
    </message>
    <message>
        <source>The test %1 comes twice.</source>
        <translation>Der Test %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The thresholds of %1 are numbers from 0 on.</source>
        <translation>Die Schwellen von %1 sind Zahlen ab 0.</translation>
    </message>
    <message>
        <source>%1 is a probability: its threshold for an error is below that for a warning, and both are at most 1.</source>
        <translation>%1 ist eine Wahrscheinlichkeit: die Schwelle für einen Fehler liegt unter der für eine Warnung, und beide sind höchstens 1.</translation>
    </message>
    <message>
        <source>Of %1 more is worse: its threshold for a warning is below that for an error.</source>
        <translation>Bei %1 ist mehr schlechter: die Schwelle für eine Warnung liegt unter der für einen Fehler.</translation>
    </message>
    <message>
        <source>At least one entry is needed for a verdict.</source>
        <translation>Mindestens ein Eintrag ist für ein Urteil nötig.</translation>
    </message>
    <message>
        <source>The tolerance is a fraction from 0 on: 0.01 is one per cent.</source>
        <translation>Die Toleranz ist ein Bruchteil ab 0: 0.01 ist ein Prozent.</translation>
    </message>
    <message>
        <source>It is written as &quot;%1&quot;.</source>
        <translation>Sie wird als &quot;%1&quot; geschrieben.</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>The file %1 holds several runs.</source>
        <translation>Die Datei %1 enthält mehrere Runs.</translation>
    </message>
    <message>
        <source>Two of its raw files have the same name, and other contents.</source>
        <translation>Zwei ihrer Rohdateien haben denselben Namen und anderen Inhalt.</translation>
    </message>
    <message>
        <source>Request %1 reads the %2 files of another one: have that one&apos;s runs processed again first, and then ask for this step of what comes of it.</source>
        <translation>Anforderung %1 liest die Dateien der Stufe %2 einer anderen: lassen Sie zuerst deren Runs neu verarbeiten, und verlangen Sie dann diesen Schritt für das, was dabei herauskommt.</translation>
    </message>
    <message>
        <source>Request %1 used the tag %2 itself; a new snapshot needs a new name.</source>
        <translation>Anforderung %1 hat das Tag %2 selbst benutzt; ein neuer Snapshot braucht einen neuen Namen.</translation>
    </message>
    <message>
        <source>There is a dataset %1 already. Give the conditions another name, or make the request by hand.</source>
        <translation>Einen Datensatz %1 gibt es schon. Geben Sie den Bedingungen einen anderen Namen, oder legen Sie die Anforderung von Hand an.</translation>
    </message>
    <message>
        <source>The catalogue has no files of its runs.</source>
        <translation>Der Katalog hat keine Dateien ihrer Runs.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>the conditions tag</source>
        <translation>die Bedingungen</translation>
    </message>
    <message>
        <source>It must have 1 to 64 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; and &apos;-&apos;.</source>
        <translation>Sie müssen 1 bis 64 Zeichen aus a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; und &apos;-&apos; haben.</translation>
    </message>
    <message>
        <source>the campaign</source>
        <translation>die Kampagne</translation>
    </message>
    <message>
        <source>The store has none with the name &quot;%1&quot;.</source>
        <translation>Der Speicher hat keine mit dem Namen &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1: %2, runs %3 to %4</source>
        <comment>tag, payload, runs</comment>
        <translation>%1: %2, Runs %3 bis %4</translation>
    </message>
</context>
<context>
    <name>ConditionsFile</name>
    <message>
        <source>Its first and last run must be whole numbers.</source>
        <translation>Ihr erster und letzter Run müssen ganze Zahlen sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time such as 2026-11-28T09:30:00Z.</source>
        <translation>&quot;%1&quot; ist keine Zeit wie 2026-11-28T09:30:00Z.</translation>
    </message>
    <message>
        <source>It has more than %1 updates.</source>
        <translation>Sie hat mehr als %1 Aktualisierungen.</translation>
    </message>
    <message>
        <source>The line is too long.</source>
        <translation>Die Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>It is no header line with the columns tag, payload, first_run, last_run and at.</source>
        <translation>Es ist keine Kopfzeile mit den Spalten tag, payload, first_run, last_run und at.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>It is no list of updates.</source>
        <translation>Es ist keine Liste von Aktualisierungen.</translation>
    </message>
    <message>
        <source>It is no valid JSON: %1 at byte %2.</source>
        <translation>Es ist kein gültiges JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>Its tag must have 1 to %1 characters, none of them a control character.</source>
        <translation>Ihr Tag muss 1 bis %1 Zeichen haben, keines davon ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>Its payload must have 1 to %1 characters, none of them a control character.</source>
        <translation>Ihre Payload muss 1 bis %1 Zeichen haben, keines davon ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>Its comment must have %1 characters at most, none of them a control character.</source>
        <translation>Ihr Kommentar darf höchstens %1 Zeichen haben, keines davon ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>It is valid from run %1 to %2, which are no runs.</source>
        <translation>Sie gilt von Run %1 bis %2, und das sind keine Runs.</translation>
    </message>
    <message>
        <source>It is larger than %1 MB.</source>
        <translation>Sie ist größer als %1 MB.</translation>
    </message>
</context>
<context>
    <name>Condor</name>
    <message>
        <source>HTCondor</source>
        <translation>HTCondor</translation>
    </message>
    <message>
        <source>HTCondor at %1</source>
        <translation>HTCondor unter %1</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2. %3</source>
        <translation>%1 endete mit Exit-Code %2. %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What condor_q says is no answer of HTCondor&apos;s.</source>
        <translation>Was condor_q sagt, ist keine Antwort von HTCondor.</translation>
    </message>
    <message>
        <source>condor_q ended with exit code %1.</source>
        <translation>condor_q endete mit Exit-Code %1.</translation>
    </message>
    <message>
        <source>HTCondor&apos;s queue answers; how much is in it is not known.</source>
        <translation>Die Warteschlange von HTCondor antwortet; wie viel darin ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>HTCondor runs %1 jobs of all users, %2 wait.</source>
        <translation>HTCondor führt %1 Jobs aller Benutzer aus, %2 warten.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>This site knows no job with this token.</source>
        <translation>Dieser Standort kennt keinen Job mit dieser Kennung.</translation>
    </message>
    <message>
        <source>Names of queue, pool, user and group are words without blanks and quotes: &quot;%1&quot;.</source>
        <translation>Namen von Warteschlange, Pool, Benutzer und Gruppe sind Wörter ohne Leerzeichen und Anführungszeichen: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>HTCondor would read something else into the name of this folder. Name one without &quot;$&quot;, quotes and backslashes.</source>
        <translation>HTCondor würde aus dem Namen dieses Ordners etwas anderes lesen. Nennen Sie einen ohne &quot;$&quot;, Anführungszeichen und Backslashes.</translation>
    </message>
    <message>
        <source>It cannot be made a program.</source>
        <translation>Sie kann nicht ausführbar gemacht werden.</translation>
    </message>
    <message>
        <source>HTCondor answers again only since %1 s; what it does not list yet may still appear, so nothing is called absent before %2 s are over.</source>
        <translation>HTCondor antwortet erst seit %1 s wieder; was es noch nicht aufführt, kann noch erscheinen, also gilt nichts als abwesend, bevor %2 s vorbei sind.</translation>
    </message>
    <message>
        <source>condor_submit ended with exit code %1, and does not say that it submitted %2 jobs. %3</source>
        <translation>condor_submit endete mit Exit-Code %1 und sagt nicht, dass es %2 Jobs eingereicht hat. %3</translation>
    </message>
    <message>
        <source>%1 of %2 jobs are in the queue still. %3</source>
        <translation>%1 von %2 Jobs sind noch in der Warteschlange. %3</translation>
    </message>
</context>
<context>
    <name>CondorAnswers</name>
    <message>
        <source>the answer of HTCondor</source>
        <translation>die Antwort von HTCondor</translation>
    </message>
    <message>
        <source>It is JSON, but no list.</source>
        <translation>Sie ist JSON, aber keine Liste.</translation>
    </message>
    <message>
        <source>It is no JSON (at byte %1).</source>
        <translation>Sie ist kein JSON (bei Byte %1).</translation>
    </message>
    <message>
        <source>It is cut off.</source>
        <translation>Sie ist abgeschnitten.</translation>
    </message>
    <message>
        <source>It is no JSON (%1).</source>
        <translation>Sie ist kein JSON (%1).</translation>
    </message>
    <message>
        <source>One of its jobs has no number or no state.</source>
        <translation>Einer ihrer Jobs hat keine Nummer oder keinen Zustand.</translation>
    </message>
    <message>
        <source>It has more than %1 entries.</source>
        <translation>Sie hat mehr als %1 Einträge.</translation>
    </message>
    <message>
        <source>It is a list of something else.</source>
        <translation>Sie ist eine Liste von etwas anderem.</translation>
    </message>
</context>
<context>
    <name>CondorTools</name>
    <message>
        <source>There is no such program in PATH. Install HTCondor&apos;s tools, or name their folder.</source>
        <translation>Ein solches Programm gibt es in PATH nicht. Installieren Sie die Werkzeuge von HTCondor, oder nennen Sie deren Ordner.</translation>
    </message>
    <message>
        <source>There is no such program in %1.</source>
        <translation>Ein solches Programm gibt es in %1 nicht.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>It cannot be started: %1</source>
        <translation>Es kann nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>It was killed before it had finished.</source>
        <translation>Es wurde getötet, bevor es fertig war.</translation>
    </message>
    <message>
        <source>It did not finish within %1 s.</source>
        <translation>Es wurde nicht innerhalb von %1 s fertig.</translation>
    </message>
    <message>
        <source>It says more than %1 MB.</source>
        <translation>Es sagt mehr als %1 MB.</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>the name of the connection</source>
        <translation>der Name der Verbindung</translation>
    </message>
    <message>
        <source>It has between 1 and %1 characters.</source>
        <translation>Er hat zwischen 1 und %1 Zeichen.</translation>
    </message>
    <message>
        <source>It is made of letters, digits and . _ @ + -, and does not begin with a point or a dash.</source>
        <translation>Er besteht aus Buchstaben, Ziffern und . _ @ + - und beginnt nicht mit einem Punkt oder Strich.</translation>
    </message>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>Es sind mehr als %1 Bytes.</translation>
    </message>
    <message>
        <source>It contains characters that cannot be shown.</source>
        <translation>Es sind Zeichen darin, die nicht gezeigt werden können.</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>der Dienst</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>die Datenbank</translation>
    </message>
    <message>
        <source>the user</source>
        <translation>der Benutzer</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>der Rechner</translation>
    </message>
    <message>
        <source>It is the name or the address of one machine, or the folder of a socket.</source>
        <translation>Es ist der Name oder die Adresse eines einzelnen Rechners, oder der Ordner eines Sockets.</translation>
    </message>
    <message>
        <source>the port</source>
        <translation>der Port</translation>
    </message>
    <message>
        <source>It lies between 1 and 65535.</source>
        <translation>Er liegt zwischen 1 und 65535.</translation>
    </message>
    <message>
        <source>A server or a service is needed.</source>
        <translation>Ein Server oder ein Dienst ist nötig.</translation>
    </message>
    <message>
        <source>It is needed with a server.</source>
        <translation>Sie ist bei einem Server nötig.</translation>
    </message>
    <message>
        <source>the file of certificate authorities</source>
        <translation>die Datei der Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>It is named by its whole path, which begins with /.</source>
        <translation>Sie wird mit ihrem ganzen Pfad genannt, der mit / beginnt.</translation>
    </message>
    <message>
        <source>Any server with a certificate of this authority can pass for this one.</source>
        <translation>Jeder Server mit einem Zertifikat dieser Zertifizierungsstelle kann sich für diesen ausgeben.</translation>
    </message>
    <message>
        <source>The connection is encrypted, but any server can pass for this one and read what is sent.</source>
        <translation>Die Verbindung ist verschlüsselt, aber jeder Server kann sich für diesen ausgeben und lesen, was gesendet wird.</translation>
    </message>
    <message>
        <source>Whoever is on the way can turn the encryption off and read what is sent.</source>
        <translation>Wer auf dem Weg sitzt, kann die Verschlüsselung abschalten und lesen, was gesendet wird.</translation>
    </message>
    <message>
        <source>Nothing is encrypted: whoever is on the way can read and change what is sent.</source>
        <translation>Nichts ist verschlüsselt: wer auf dem Weg sitzt, kann lesen und ändern, was gesendet wird.</translation>
    </message>
    <message>
        <source>the service %1</source>
        <translation>der Dienst %1</translation>
    </message>
    <message>
        <source>%1, database %2</source>
        <comment>host</comment>
        <translation>%1, Datenbank %2</translation>
    </message>
    <message>
        <source>%1 at %2, database %3</source>
        <comment>user, host</comment>
        <translation>%1 an %2, Datenbank %3</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>Name des Servers</translation>
    </message>
    <message>
        <source>Way to the server</source>
        <translation>Weg zum Server</translation>
    </message>
    <message>
        <source>Encryption and certificate</source>
        <translation>Verschlüsselung und Zertifikat</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Store of Shiftdeck</source>
        <translation>Speicher von Shiftdeck</translation>
    </message>
    <message>
        <source>Version of the store</source>
        <translation>Version des Speichers</translation>
    </message>
    <message>
        <source>Operator and role</source>
        <translation>Bediener und Rolle</translation>
    </message>
    <message>
        <source>News of changes</source>
        <translation>Nachricht von Änderungen</translation>
    </message>
    <message>
        <source>running</source>
        <comment>a step of a test</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a step of a test</comment>
        <translation>gut</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>a step of a test</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a step of a test</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not tried</source>
        <comment>a step of a test</comment>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>a socket of this machine</source>
        <translation>ein Socket dieses Rechners</translation>
    </message>
    <message>
        <source>Not reached.</source>
        <translation>Nicht erreicht.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Die Prüfung wurde angehalten.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>What is to be reached is not clear: %1.</source>
        <translation>Es ist nicht klar, was erreicht werden soll: %1.</translation>
    </message>
    <message>
        <source>Correct the connection. A service stands in ~/.pg_service.conf or in the file that PGSERVICEFILE names.</source>
        <translation>Berichtigen Sie die Verbindung. Ein Dienst steht in ~/.pg_service.conf oder in der Datei, die PGSERVICEFILE nennt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>host, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No address is known for the server. %1.</source>
        <translation>Für den Server ist keine Adresse bekannt. %1.</translation>
    </message>
    <message>
        <source>Check the spelling of the host, and that this machine is in the right network.</source>
        <translation>Prüfen Sie die Schreibweise des Rechners, und ob dieser Rechner im richtigen Netz ist.</translation>
    </message>
    <message>
        <source>Not needed: a socket of this machine is used.</source>
        <translation>Nicht nötig: ein Socket dieses Rechners wird benutzt.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <comment>host, its addresses</comment>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>Something answers at %1, port %2.</source>
        <translation>An %1, Port %2, antwortet etwas.</translation>
    </message>
    <message>
        <source>%1, port %2: %3</source>
        <comment>address, reason</comment>
        <translation>%1, Port %2: %3</translation>
    </message>
    <message>
        <source>The server was not reached. %1.</source>
        <translation>Der Server wurde nicht erreicht. %1.</translation>
    </message>
    <message>
        <source>Check the port, whether the server runs, and whether a firewall or a missing VPN is between.</source>
        <translation>Prüfen Sie den Port, ob der Server läuft, und ob eine Firewall oder ein fehlendes VPN dazwischen ist.</translation>
    </message>
    <message>
        <source>Switched off. %1</source>
        <translation>Abgeschaltet. %1</translation>
    </message>
    <message>
        <source>Use verify-full unless the way to the server is trusted.</source>
        <translation>Benutzen Sie verify-full, außer wenn dem Weg zum Server zu trauen ist.</translation>
    </message>
    <message>
        <source>There is no file of certificate authorities at %1.</source>
        <translation>Unter %1 gibt es keine Datei der Zertifizierungsstellen.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for the certificate of the authority, and name its file in the connection, or in PGSSLROOTCERT.</source>
        <translation>Bitten Sie den Verwalter des Servers um das Zertifikat der Zertifizierungsstelle, und nennen Sie dessen Datei in der Verbindung oder in PGSSLROOTCERT.</translation>
    </message>
    <message>
        <source>The file of certificate authorities %1 cannot be used: %2.</source>
        <translation>Die Datei der Zertifizierungsstellen %1 ist nicht brauchbar: %2.</translation>
    </message>
    <message>
        <source>It holds certificates in PEM format. Get it anew from the server&apos;s administrator.</source>
        <translation>Sie enthält Zertifikate im PEM-Format. Lassen Sie sich vom Verwalter des Servers eine neue geben.</translation>
    </message>
    <message>
        <source>The server offers no encryption. %1</source>
        <translation>Der Server bietet keine Verschlüsselung an. %1</translation>
    </message>
    <message>
        <source>Ask its administrator for TLS, and use verify-full.</source>
        <translation>Bitten Sie den Verwalter um TLS, und benutzen Sie verify-full.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for a new certificate.</source>
        <translation>Bitten Sie den Verwalter des Servers um ein neues Zertifikat.</translation>
    </message>
    <message>
        <source>The server offers no encryption (TLS) on this port.</source>
        <translation>Der Server bietet an diesem Port keine Verschlüsselung (TLS) an.</translation>
    </message>
    <message>
        <source>Ask its administrator to switch on TLS, or check host and port. Without it the password and all data could be read on the way.</source>
        <translation>Bitten Sie den Verwalter, TLS einzuschalten, oder prüfen Sie Rechner und Port. Ohne TLS könnten das Passwort und alle Daten unterwegs gelesen werden.</translation>
    </message>
    <message>
        <source>What answers there is no PostgreSQL server.</source>
        <translation>Was dort antwortet, ist kein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Check host and port.</source>
        <translation>Prüfen Sie Rechner und Port.</translation>
    </message>
    <message>
        <source>Nothing was answered within %1.</source>
        <translation>Innerhalb von %1 kam keine Antwort.</translation>
    </message>
    <message>
        <source>Check the port; the server may hang, or something else listens there.</source>
        <translation>Prüfen Sie den Port; vielleicht hängt der Server, oder etwas anderes lauscht dort.</translation>
    </message>
    <message>
        <source>No encrypted connection came about: %1.</source>
        <translation>Keine verschlüsselte Verbindung kam zustande: %1.</translation>
    </message>
    <message>
        <source>the line broke off</source>
        <translation>die Leitung brach ab</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator which versions of TLS it allows.</source>
        <translation>Fragen Sie den Verwalter des Servers, welche Versionen von TLS er erlaubt.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is of an authority that is not trusted here: &quot;%1&quot;.</source>
        <translation>Das Zertifikat des Servers ist von einer Zertifizierungsstelle, der hier nicht vertraut wird: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Name the file with the right authority&apos;s certificate (now %1). If it is the right one, somebody may be passing for the server: do not go on.</source>
        <translation>Nennen Sie die Datei mit dem Zertifikat der richtigen Zertifizierungsstelle (jetzt %1). Wenn es die richtige ist, gibt sich vielleicht jemand für den Server aus: machen Sie nicht weiter.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expired on %1.</source>
        <translation>Das Zertifikat des Servers lief am %1 ab.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is valid only from %1.</source>
        <translation>Das Zertifikat des Servers gilt erst ab %1.</translation>
    </message>
    <message>
        <source>Check the clock of this machine. If it is right, ask the server&apos;s administrator.</source>
        <translation>Prüfen Sie die Uhr dieses Rechners. Wenn sie richtig geht, fragen Sie den Verwalter des Servers.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for %1, and not for %2.</source>
        <translation>Das Zertifikat des Servers ist für %1 und nicht für %2.</translation>
    </message>
    <message>
        <source>Name the host as the certificate does. If it is named so, another server answers in its place: do not go on.</source>
        <translation>Nennen Sie den Rechner so, wie das Zertifikat ihn nennt. Wenn er schon so genannt ist, antwortet ein anderer Server an seiner Stelle: machen Sie nicht weiter.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate cannot be trusted: %1.</source>
        <translation>Dem Zertifikat des Servers ist nicht zu trauen: %1.</translation>
    </message>
    <message>
        <source>%1; the certificate of &quot;%2&quot; is valid until %3.</source>
        <comment>TLS version</comment>
        <translation>%1; das Zertifikat von &quot;%2&quot; gilt bis %3.</translation>
    </message>
    <message>
        <source>%1 It is used with &quot;%2&quot;. %3</source>
        <comment>what was found; mode; what is lost</comment>
        <translation>%1 Es wird mit &quot;%2&quot; benutzt. %3</translation>
    </message>
    <message>
        <source>It expires soon: tell the server&apos;s administrator.</source>
        <translation>Es läuft bald ab: sagen Sie es dem Verwalter des Servers.</translation>
    </message>
    <message>
        <source>%1 is let in.</source>
        <comment>a user</comment>
        <translation>%1 wird zugelassen.</translation>
    </message>
    <message>
        <source>The server asks for a password of %1, and there is none.</source>
        <translation>Der Server verlangt ein Passwort von %1, und es gibt keines.</translation>
    </message>
    <message>
        <source>Give it here, keep it in the key store, or in ~/.pgpass (PGPASSFILE), which nobody else may read (chmod 600).</source>
        <translation>Geben Sie es hier ein, bewahren Sie es im Schlüsselbund auf oder in ~/.pgpass (PGPASSFILE), die niemand sonst lesen darf (chmod 600).</translation>
    </message>
    <message>
        <source>The server does not let %1 in: the password is wrong, or there is no such login; it does not tell which.</source>
        <translation>Der Server lässt %1 nicht zu: das Passwort ist falsch, oder es gibt keine solche Anmeldung; er sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>Check the user name and the password. Its administrator sees more in the server&apos;s log.</source>
        <translation>Prüfen Sie den Benutzernamen und das Passwort. Der Verwalter sieht im Protokoll des Servers mehr.</translation>
    </message>
    <message>
        <source>The server wants a certificate of %1.</source>
        <translation>Der Server will ein Zertifikat von %1.</translation>
    </message>
    <message>
        <source>Put it into ~/.postgresql/postgresql.crt and its key into postgresql.key, or name them with PGSSLCERT and PGSSLKEY.</source>
        <translation>Legen Sie es in ~/.postgresql/postgresql.crt und seinen Schlüssel in postgresql.key ab, oder nennen Sie beide mit PGSSLCERT und PGSSLKEY.</translation>
    </message>
    <message>
        <source>The server lets nobody in as %1 from this machine: %2.</source>
        <translation>Der Server lässt von diesem Rechner aus niemanden als %1 zu: %2.</translation>
    </message>
    <message>
        <source>Ask its administrator for a line in pg_hba.conf for this user, database, machine and encryption.</source>
        <translation>Bitten Sie den Verwalter um eine Zeile in pg_hba.conf für diesen Benutzer, diese Datenbank, diesen Rechner und diese Verschlüsselung.</translation>
    </message>
    <message>
        <source>The server has no login %1.</source>
        <translation>Der Server hat keine Anmeldung %1.</translation>
    </message>
    <message>
        <source>Check the user name, or ask its administrator to make the login.</source>
        <translation>Prüfen Sie den Benutzernamen, oder bitten Sie den Verwalter, die Anmeldung anzulegen.</translation>
    </message>
    <message>
        <source>The server does not let %1 in: %2.</source>
        <translation>Der Server lässt %1 nicht zu: %2.</translation>
    </message>
    <message>
        <source>Check the user name; its administrator sees more in the server&apos;s log.</source>
        <translation>Prüfen Sie den Benutzernamen; der Verwalter sieht im Protokoll des Servers mehr.</translation>
    </message>
    <message>
        <source>The server has no free connection: %1.</source>
        <translation>Der Server hat keine freie Verbindung: %1.</translation>
    </message>
    <message>
        <source>Try again in a moment; else tell its administrator.</source>
        <translation>Versuchen Sie es gleich noch einmal; sonst sagen Sie es dem Verwalter.</translation>
    </message>
    <message>
        <source>The server is starting or ending: %1.</source>
        <translation>Der Server startet oder endet gerade: %1.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server did not answer within %1.</source>
        <translation>Der Server hat innerhalb von %1 nicht geantwortet.</translation>
    </message>
    <message>
        <source>It may be overloaded or hang: try again, or tell its administrator.</source>
        <translation>Vielleicht ist er überlastet oder hängt: versuchen Sie es noch einmal, oder sagen Sie es dem Verwalter.</translation>
    </message>
    <message>
        <source>The server answered: %1.</source>
        <translation>Der Server hat geantwortet: %1.</translation>
    </message>
    <message>
        <source>Show this to its administrator.</source>
        <translation>Zeigen Sie dies dem Verwalter.</translation>
    </message>
    <message>
        <source>%1 may not use the database %2.</source>
        <translation>%1 darf die Datenbank %2 nicht benutzen.</translation>
    </message>
    <message>
        <source>Ask its owner to enrol you: prodctl operators add %1 --role ROLE.</source>
        <translation>Bitten Sie den Eigentümer, Sie einzutragen: prodctl operators add %1 --role ROLLE.</translation>
    </message>
    <message>
        <source>The server has no database %1.</source>
        <translation>Der Server hat keine Datenbank %1.</translation>
    </message>
    <message>
        <source>Check the name of the database.</source>
        <translation>Prüfen Sie den Namen der Datenbank.</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; Shiftdeck needs 15 or newer.</source>
        <translation>Auf dem Server läuft PostgreSQL %1; Shiftdeck braucht 15 oder neuer.</translation>
    </message>
    <message>
        <source>Ask its administrator for a newer one.</source>
        <translation>Bitten Sie den Verwalter um einen neueren.</translation>
    </message>
    <message>
        <source>%1, of PostgreSQL %2.</source>
        <comment>database, version</comment>
        <translation>%1, von PostgreSQL %2.</translation>
    </message>
    <message>
        <source>By the names of its tables.</source>
        <translation>Nach den Namen der Tabellen.</translation>
    </message>
    <message>
        <source>There is nothing in this database that %1 may use.</source>
        <translation>In dieser Datenbank gibt es nichts, was %1 benutzen darf.</translation>
    </message>
    <message>
        <source>Check the name of the database, or ask its owner.</source>
        <translation>Prüfen Sie den Namen der Datenbank, oder fragen Sie den Eigentümer.</translation>
    </message>
    <message>
        <source>It is one.</source>
        <translation>Es ist einer.</translation>
    </message>
    <message>
        <source>The database is empty.</source>
        <translation>Die Datenbank ist leer.</translation>
    </message>
    <message>
        <source>Check its name. Its owner makes it a store with &quot;prodctl db init&quot;.</source>
        <translation>Prüfen Sie den Namen. Der Eigentümer legt mit &quot;prodctl db init&quot; einen Speicher darin an.</translation>
    </message>
    <message>
        <source>The database belongs to another program.</source>
        <translation>Die Datenbank gehört zu einem anderen Programm.</translation>
    </message>
    <message>
        <source>Check the name of the database; this one was not touched.</source>
        <translation>Prüfen Sie den Namen der Datenbank; diese wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Only its operators can see it.</source>
        <translation>Nur die Bediener können sie sehen.</translation>
    </message>
    <message>
        <source>Schema %1, as this program has it.</source>
        <translation>Schema %1, wie in diesem Programm.</translation>
    </message>
    <message>
        <source>Ask its owner to bring it up to date.</source>
        <translation>Bitten Sie den Eigentümer, ihn auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <source>Use the version of Shiftdeck that fits.</source>
        <translation>Benutzen Sie die Version von Shiftdeck, die passt.</translation>
    </message>
    <message>
        <source>%1 is no operator of this store.</source>
        <translation>%1 ist kein Bediener dieses Speichers.</translation>
    </message>
    <message>
        <source>%1 has no role here, or more than one.</source>
        <translation>%1 hat hier keine Rolle, oder mehr als eine.</translation>
    </message>
    <message>
        <source>%1 is an administrator of this store: the rules for roles do not hold for administrators.</source>
        <translation>%1 ist ein Verwalter dieses Speichers: die Regeln für Rollen gelten nicht für Verwalter.</translation>
    </message>
    <message>
        <source>Use the login of an operator for daily work.</source>
        <translation>Benutzen Sie für die tägliche Arbeit die Anmeldung eines Bedieners.</translation>
    </message>
    <message>
        <source>%1 is enrolled with the role %2 at the site %3.</source>
        <translation>%1 ist mit der Rolle %2 am Standort %3 eingetragen.</translation>
    </message>
    <message>
        <source>%1 is enrolled with the role %2.</source>
        <translation>%1 ist mit der Rolle %2 eingetragen.</translation>
    </message>
    <message>
        <source>A pooler is in between: the store is asked for changes, five times a second.</source>
        <translation>Ein Pooler ist dazwischen: der Speicher wird fünfmal in der Sekunde nach Änderungen gefragt.</translation>
    </message>
    <message>
        <source>The server tells of changes at once.</source>
        <translation>Der Server meldet Änderungen sofort.</translation>
    </message>
    <message>
        <source>Keep the password in ~/.pgpass (or PGPASSFILE), or let it be asked each time.</source>
        <translation>Bewahren Sie das Passwort in ~/.pgpass (oder PGPASSFILE) auf, oder lassen Sie jedes Mal danach fragen.</translation>
    </message>
    <message>
        <source>the key store</source>
        <translation>der Schlüsselbund</translation>
    </message>
    <message>
        <source>password for %1 in the key store</source>
        <translation>Passwort für %1 im Schlüsselbund</translation>
    </message>
    <message>
        <source>It is locked, or was told not to answer. Unlock it and try again.</source>
        <translation>Er ist gesperrt oder soll nicht antworten. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>None runs in this session. %1</source>
        <translation>In dieser Sitzung läuft keiner. %1</translation>
    </message>
    <message>
        <source>None can be used in this session: %1. %2</source>
        <comment>reason; what to do</comment>
        <translation>In dieser Sitzung ist keiner brauchbar: %1. %2</translation>
    </message>
    <message>
        <source>It did not answer for %1 s; it may be waiting to be unlocked. %2</source>
        <translation>Er hat %1 s lang nicht geantwortet; vielleicht wartet er darauf, entsperrt zu werden. %2</translation>
    </message>
    <message>
        <source>The name service did not answer in time.</source>
        <translation>Der Namensdienst hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>There are none yet; &quot;prodctl connection add&quot; makes one.</source>
        <translation>Es gibt noch keine; &quot;prodctl connection add&quot; legt eine an.</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <comment>names</comment>
        <translation>Es gibt %1.</translation>
    </message>
    <message>
        <source>connection &quot;%1&quot;</source>
        <translation>Verbindung &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a text.</source>
        <translation>&quot;%1&quot; ist kein Text.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number from 0 to 65535.</source>
        <translation>&quot;%1&quot; ist keine ganze Zahl von 0 bis 65535.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one of %2.</source>
        <translation>&quot;%1&quot; ist eins von %2.</translation>
    </message>
    <message>
        <source>It holds a password (&quot;%1&quot;). Take it out, and change the password if others could read this file; its place is the key store, or PGPASSFILE.</source>
        <translation>Sie enthält ein Passwort (&quot;%1&quot;). Nehmen Sie es heraus, und ändern Sie das Passwort, wenn andere diese Datei lesen konnten; es gehört in den Schlüsselbund oder in PGPASSFILE.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here.</source>
        <translation>&quot;%1&quot; ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>It is no JSON: %1 at byte %2.</source>
        <translation>Sie ist kein JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>It does not say &quot;format&quot;: %1; another version of Shiftdeck may have written it.</source>
        <translation>Es steht nicht &quot;format&quot;: %1 darin; vielleicht hat eine andere Version von Shiftdeck sie geschrieben.</translation>
    </message>
    <message>
        <source>It has no list &quot;%1&quot;.</source>
        <translation>Sie hat keine Liste &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>It has more than %1 connections.</source>
        <translation>Sie hat mehr als %1 Verbindungen.</translation>
    </message>
    <message>
        <source>Connection number %1, &quot;%2&quot;: %3</source>
        <comment>position, name, reason</comment>
        <translation>Verbindung Nummer %1, &quot;%2&quot;: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The name is there twice.</source>
        <translation>Den Namen gibt es zweimal.</translation>
    </message>
    <message>
        <source>Another program is changing it.</source>
        <translation>Ein anderes Programm ändert sie gerade.</translation>
    </message>
    <message>
        <source>Its folder cannot be written to.</source>
        <translation>In ihren Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>It has %1 connections already, which is the limit.</source>
        <translation>Sie hat schon %1 Verbindungen, mehr sind nicht erlaubt.</translation>
    </message>
</context>
<context>
    <name>Credential</name>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>It begins with a byte order mark; write it as plain ASCII text.</source>
        <translation>Sie beginnt mit einer Bytereihenfolge-Marke (BOM); schreiben Sie sie als reinen ASCII-Text.</translation>
    </message>
    <message>
        <source>It is binary (DER or PKCS#12); certificates and keys are read as PEM text, as &quot;openssl x509 -inform der&quot; or &quot;openssl pkcs12&quot; write it.</source>
        <translation>Sie ist binär (DER oder PKCS#12); Zertifikate und Schlüssel werden als PEM-Text gelesen, wie ihn &quot;openssl x509 -inform der&quot; oder &quot;openssl pkcs12&quot; schreibt.</translation>
    </message>
    <message>
        <source>It is binary, or text of another encoding than ASCII.</source>
        <translation>Sie ist binär, oder Text in einer anderen Kodierung als ASCII.</translation>
    </message>
    <message>
        <source>It holds a private key alone; name the file of the certificate.</source>
        <translation>Sie enthält nur einen privaten Schlüssel; nennen Sie die Datei des Zertifikats.</translation>
    </message>
    <message>
        <source>It holds neither a certificate nor a token.</source>
        <translation>Sie enthält weder ein Zertifikat noch ein Token.</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>proxy certificate</source>
        <translation>Proxy-Zertifikat</translation>
    </message>
    <message>
        <source>web token</source>
        <translation>Web-Token</translation>
    </message>
    <message>
        <source>token</source>
        <comment>that says nothing of itself</comment>
        <translation>Token</translation>
    </message>
    <message>
        <source>It holds no private key.</source>
        <translation>Sie enthält keinen privaten Schlüssel.</translation>
    </message>
</context>
<context>
    <name>CredentialCare</name>
    <message>
        <source>It ends at %1.</source>
        <translation>Sie endet am %1.</translation>
    </message>
    <message>
        <source>It ends at %1, before the queued jobs.</source>
        <translation>Sie endet am %1, vor den wartenden Jobs.</translation>
    </message>
    <message>
        <source>It is valid from %1 on only.</source>
        <translation>Sie gilt erst ab %1.</translation>
    </message>
    <message>
        <source>It ended at %1.</source>
        <translation>Sie endete am %1.</translation>
    </message>
    <message>
        <source>Site %1, the credential %2: %3</source>
        <translation>Standort %1, die Berechtigung %2: %3</translation>
    </message>
</context>
<context>
    <name>CredentialWarning</name>
    <message numerus="yes">
        <source>%n queued jobs</source>
        <translation>
            <numerusform>%n wartenden Job</numerusform>
            <numerusform>%n wartende Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>Its VOMS attributes ended %1 ago; renew it.</source>
        <translation>Ihre VOMS-Attribute endeten vor %1; erneuern Sie sie.</translation>
    </message>
    <message>
        <source>It ended %1 ago; renew it.</source>
        <translation>Sie endete vor %1; erneuern Sie sie.</translation>
    </message>
    <message>
        <source>Its VOMS attributes end in %1, before your %2, which need about %3.</source>
        <translation>Ihre VOMS-Attribute enden in %1, zu früh für %2 von Ihnen; nötig sind etwa %3.</translation>
    </message>
    <message>
        <source>It ends in %1, before your %2, which need about %3.</source>
        <translation>Sie endet in %1, zu früh für %2 von Ihnen; nötig sind etwa %3.</translation>
    </message>
    <message>
        <source>Its VOMS attributes end in %1.</source>
        <translation>Ihre VOMS-Attribute enden in %1.</translation>
    </message>
    <message>
        <source>It ends in %1.</source>
        <translation>Sie endet in %1.</translation>
    </message>
    <message>
        <source>Renew it.</source>
        <translation>Erneuern Sie sie.</translation>
    </message>
    <message>
        <source>There is no private key with it, so it proves nothing.</source>
        <translation>Es ist kein privater Schlüssel dabei, also beweist sie nichts.</translation>
    </message>
    <message>
        <source>A passphrase locks its private key, so no agent can use it.</source>
        <translation>Eine Passphrase verschließt ihren privaten Schlüssel, also kann kein Agent sie benutzen.</translation>
    </message>
    <message>
        <source>An agent uses the personal credential of %1; ask for one of a robot.</source>
        <translation>Ein Agent benutzt die persönliche Berechtigung von %1; bitten Sie um eine für einen Robot.</translation>
    </message>
    <message>
        <source>The server&apos;s clock, which counts, is %1 ahead of this one.</source>
        <translation>Die Uhr des Servers, die zählt, geht gegenüber dieser um %1 vor.</translation>
    </message>
    <message>
        <source>The server&apos;s clock, which counts, is %1 behind this one.</source>
        <translation>Die Uhr des Servers, die zählt, geht gegenüber dieser um %1 nach.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Sie kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is valid from %1 on, in %2; is this clock right?</source>
        <translation>Sie gilt erst ab %1, in %2; geht diese Uhr richtig?</translation>
    </message>
    <message>
        <source>It does not say when it ends.</source>
        <translation>Sie sagt nicht, wann sie endet.</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>when a credential ends</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>has no end</source>
        <translation>hat kein Ende</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>The endpoint did not answer; nothing is decided without its word.</source>
        <translation>Die Gegenstelle hat nicht geantwortet; ohne ihr Wort wird nichts entschieden.</translation>
    </message>
    <message>
        <source>The endpoint has the job: it was handed over, and only the answer got lost.</source>
        <translation>Die Gegenstelle hat den Job: er wurde übergeben, und nur die Antwort ging verloren.</translation>
    </message>
    <message>
        <source>The endpoint does not know the job: it was never handed over and is pending again.</source>
        <translation>Die Gegenstelle kennt den Job nicht: er wurde nie übergeben und wartet wieder aufs Einreichen.</translation>
    </message>
    <message>
        <source>The job waits at the endpoint, as recorded.</source>
        <translation>Der Job wartet an der Gegenstelle, wie festgehalten.</translation>
    </message>
    <message>
        <source>The endpoint runs the job.</source>
        <translation>Die Gegenstelle führt den Job aus.</translation>
    </message>
    <message>
        <source>The endpoint says that the job has ended: what it left is checked.</source>
        <translation>Die Gegenstelle sagt, dass der Job zu Ende ist: was er hinterließ, wird geprüft.</translation>
    </message>
    <message>
        <source>The endpoint no longer knows the job, but it left a report: what it left is checked.</source>
        <translation>Die Gegenstelle kennt den Job nicht mehr, aber er hinterließ einen Bericht: was er hinterließ, wird geprüft.</translation>
    </message>
    <message>
        <source>The endpoint no longer knows the job, and there is no report of it.</source>
        <translation>Die Gegenstelle kennt den Job nicht mehr, und es gibt keinen Bericht von ihm.</translation>
    </message>
    <message>
        <source>The job was given up for lost and has come back: what it left is checked.</source>
        <translation>Der Job wurde verloren gegeben und ist zurückgekommen: was er hinterließ, wird geprüft.</translation>
    </message>
    <message>
        <source>The job was given up for lost and is alive at the endpoint; its end is waited for.</source>
        <translation>Der Job wurde verloren gegeben und lebt an der Gegenstelle; auf sein Ende wird gewartet.</translation>
    </message>
    <message>
        <source>The job was given up for lost, but it left a report: what it left is checked.</source>
        <translation>Der Job wurde verloren gegeben, hinterließ aber einen Bericht: was er hinterließ, wird geprüft.</translation>
    </message>
    <message>
        <source>The job is lost, as recorded; its work units are tried again.</source>
        <translation>Der Job ist verloren, wie festgehalten; seine Arbeitseinheiten werden noch einmal versucht.</translation>
    </message>
    <message>
        <source>The job was cancelled and is still alive at the endpoint: it is cancelled there again.</source>
        <translation>Der Job wurde abgebrochen und lebt an der Gegenstelle noch: er wird dort noch einmal abgebrochen.</translation>
    </message>
    <message>
        <source>The job is over, as recorded.</source>
        <translation>Der Job ist vorbei, wie festgehalten.</translation>
    </message>
    <message>
        <source>An input is missing or is not what was registered: work on it is no good work.</source>
        <translation>Eine Eingabe fehlt oder ist nicht die eingetragene: Arbeit daran ist keine gute Arbeit.</translation>
    </message>
    <message>
        <source>The job is sound, but its work is credited to another attempt. Its outputs are surplus and are never merged.</source>
        <translation>Der Job ist gut, aber seine Arbeit ist einem anderen Versuch gutgeschrieben. Seine Ausgaben sind überzählig und werden nie zusammengeführt.</translation>
    </message>
    <message>
        <source>The job is sound, but its work was signed off as lost for good. Its outputs are surplus and are never merged.</source>
        <translation>Der Job ist gut, aber seine Arbeit wurde für immer als verloren abgezeichnet. Seine Ausgaben sind überzählig und werden nie zusammengeführt.</translation>
    </message>
    <message>
        <source>The job is sound and ended before the other attempt at its work was credited: it is credited, and the other&apos;s outputs become surplus.</source>
        <translation>Der Job ist gut und endete, bevor der andere Versuch an seiner Arbeit gutgeschrieben wurde: er wird gutgeschrieben, und die Ausgaben des anderen werden überzählig.</translation>
    </message>
    <message>
        <source>The job is sound, and its work units are free: it is credited.</source>
        <translation>Der Job ist gut, und seine Arbeitseinheiten sind frei: er wird gutgeschrieben.</translation>
    </message>
    <message>
        <source>The report is good, but none of the outputs is there.</source>
        <translation>Der Bericht ist gut, aber keine der Ausgaben ist da.</translation>
    </message>
    <message>
        <source>The report is good, but some of the outputs are missing or damaged.</source>
        <translation>Der Bericht ist gut, aber einige der Ausgaben fehlen oder sind beschädigt.</translation>
    </message>
    <message>
        <source>The report, or what it says about the outputs, is not good: the job is not credited.</source>
        <translation>Der Bericht, oder was er über die Ausgaben sagt, ist nicht gut: der Job wird nicht gutgeschrieben.</translation>
    </message>
    <message>
        <source>The outputs are all there, but nothing proves what the job read: it is not credited.</source>
        <translation>Die Ausgaben sind alle da, aber nichts beweist, was der Job las: er wird nicht gutgeschrieben.</translation>
    </message>
    <message>
        <source>There is no report, and not every output is there: the job failed.</source>
        <translation>Es gibt keinen Bericht, und nicht jede Ausgabe ist da: der Job schlug fehl.</translation>
    </message>
    <message>
        <source>A credited output is missing or changed: restore it from a copy, or sign its events off.</source>
        <translation>Eine gutgeschriebene Ausgabe fehlt oder ist verändert: stellen Sie sie aus einer Kopie wieder her, oder zeichnen Sie ihre Ereignisse ab.</translation>
    </message>
    <message>
        <source>The job is done and credited, and the endpoint still calls it alive: its word is late.</source>
        <translation>Der Job ist fertig und gutgeschrieben, und die Gegenstelle nennt ihn noch lebendig: ihr Wort kommt spät.</translation>
    </message>
    <message>
        <source>The job is done and credited, as recorded.</source>
        <translation>Der Job ist fertig und gutgeschrieben, wie festgehalten.</translation>
    </message>
    <message>
        <source>This is strange: records and findings do not fit together. A person decides.</source>
        <translation>Das ist seltsam: Aufzeichnungen und Befund passen nicht zusammen. Ein Mensch entscheidet.</translation>
    </message>
</context>
<context>
    <name>EndpointModel</name>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>Sein Name.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What runs its jobs.</source>
        <translation>Was seine Jobs ausführt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it is well, as it said itself, and whether it is drained.</source>
        <translation>Ob er in Ordnung ist, wie er selbst sagte, und ob er gesperrt ist.</translation>
    </message>
    <message>
        <source>Good answer</source>
        <translation>Gute Antwort</translation>
    </message>
    <message>
        <source>How long ago it last said that it is well.</source>
        <translation>Vor wie langer Zeit er zuletzt sagte, dass er in Ordnung ist.</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Jobs that run there at a time, as it says, else as it was set up.</source>
        <translation>Jobs, die dort zugleich laufen, wie er sagt, sonst wie er eingerichtet wurde.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Jobs that run there, as it says; of all its users.</source>
        <translation>Jobs, die dort laufen, wie er sagt; von allen seinen Benutzern.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Jobs that wait there, as it says; of all its users.</source>
        <translation>Jobs, die dort warten, wie er sagt; von allen seinen Benutzern.</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Unsere</translation>
    </message>
    <message>
        <source>Jobs of this store there that are not over, with those that are still to go there.</source>
        <translation>Jobs dieses Speichers dort, die nicht zu Ende sind, mit denen, die noch dorthin gehen sollen.</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Jobs done, of those that ended in the last 24 hours.</source>
        <translation>Fertige Jobs, von denen, die in den letzten 24 Stunden endeten.</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Jobs that were handed over and of which it is not known whether they arrived, and the oldest.</source>
        <translation>Jobs, die übergeben wurden und von denen nicht bekannt ist, ob sie ankamen, und der älteste.</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>How long the credential lasts that it is asked with.</source>
        <translation>Wie lange die Berechtigung noch gilt, mit der er gefragt wird.</translation>
    </message>
    <message>
        <source>Not handed over yet: %1</source>
        <translation>Noch nicht übergeben: %1</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Zertifizierung</translation>
    </message>
    <message>
        <source>Whether it must be certified for a step and release before it may produce, and what it is certified for.</source>
        <translation>Ob er für einen Schritt und ein Release zertifiziert sein muss, bevor er produzieren darf, und wofür er zertifiziert ist.</translation>
    </message>
    <message>
        <source>%1 wants it: %2</source>
        <comment>who, why</comment>
        <translation>%1 will es: %2</translation>
    </message>
</context>
<context>
    <name>EntryText</name>
    <message>
        <source>It stands in the place of %1.</source>
        <comment>another entry</comment>
        <translation>Er steht an der Stelle von %1.</translation>
    </message>
    <message>
        <source>It closes the problem %1.</source>
        <comment>another entry</comment>
        <translation>Er schließt das Problem %1.</translation>
    </message>
    <message>
        <source>Amended by %1 of %2, %3.</source>
        <comment>entry, who, when</comment>
        <translation>Berichtigt durch %1 von %2, %3.</translation>
    </message>
    <message>
        <source>Closed by %1 of %2, %3.</source>
        <comment>entry, who, when</comment>
        <translation>Geschlossen durch %1 von %2, %3.</translation>
    </message>
    <message>
        <source>Read and taken over by %1, %2.</source>
        <comment>who, when</comment>
        <translation>Gelesen und übernommen von %1, %2.</translation>
    </message>
    <message>
        <source>note</source>
        <comment>kind of an entry</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>problem</source>
        <comment>kind of an entry</comment>
        <translation>Problem</translation>
    </message>
    <message>
        <source>hand-over</source>
        <comment>kind of an entry</comment>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>open</source>
        <comment>a problem</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed by %1</source>
        <comment>a problem</comment>
        <translation>geschlossen von %1</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>a hand-over note</comment>
        <translation>wartet</translation>
    </message>
    <message>
        <source>taken over by %1</source>
        <comment>a hand-over note</comment>
        <translation>übernommen von %1</translation>
    </message>
    <message>
        <source>amended by #%1</source>
        <comment>an entry</comment>
        <translation>berichtigt durch #%1</translation>
    </message>
    <message>
        <source>%1 (%2), %3, %4</source>
        <comment>who, role, when, how long ago</comment>
        <translation>%1 (%2), %3, %4</translation>
    </message>
    <message>
        <source>About: %1</source>
        <comment>a list of links</comment>
        <translation>Betrifft: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Nothing was done with %1.</source>
        <translation>Mit %1 ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Start the action again.</source>
        <translation>Starten Sie die Aktion noch einmal.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the spelling, or list what there is.</source>
        <translation>Prüfen Sie die Schreibweise, oder lassen Sie sich zeigen, was es gibt.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Use the one that exists, or choose another name.</source>
        <translation>Nehmen Sie das vorhandene, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 cannot be accepted.</source>
        <translation>%1 kann nicht angenommen werden.</translation>
    </message>
    <message>
        <source>Correct it and try again; nothing was changed.</source>
        <translation>Berichtigen Sie es und versuchen Sie es noch einmal; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The rules do not allow this for %1.</source>
        <translation>Die Regeln erlauben dies für %1 nicht.</translation>
    </message>
    <message>
        <source>Nothing was changed; look at its state first.</source>
        <translation>Nichts wurde geändert; sehen Sie sich zuerst den Zustand an.</translation>
    </message>
    <message>
        <source>Your role does not allow this for %1.</source>
        <translation>Ihre Rolle erlaubt dies für %1 nicht.</translation>
    </message>
    <message>
        <source>Ask somebody with the right role to do it.</source>
        <translation>Bitten Sie jemanden mit der passenden Rolle darum.</translation>
    </message>
    <message>
        <source>%1 has changed since you decided.</source>
        <translation>%1 hat sich geändert, seit Sie entschieden haben.</translation>
    </message>
    <message>
        <source>Look at it again and decide anew; nothing was changed.</source>
        <translation>Sehen Sie es sich noch einmal an und entscheiden Sie neu; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 is in use by another program.</source>
        <translation>%1 wird gerade von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Warten Sie einen Augenblick und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 cannot be read or written.</source>
        <translation>%1 kann nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read and write it.</source>
        <translation>Prüfen Sie, ob es da ist und ob Sie es lesen und schreiben dürfen.</translation>
    </message>
    <message>
        <source>There is no space left for %1.</source>
        <translation>Für %1 ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing is half-written.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal; nichts ist halb geschrieben.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>Stop working with it and restore it from a backup.</source>
        <translation>Arbeiten Sie nicht weiter damit, und stellen Sie es aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>%1 does not belong to Shiftdeck.</source>
        <translation>%1 gehört nicht zu Shiftdeck.</translation>
    </message>
    <message>
        <source>Choose another file; this one was not touched.</source>
        <translation>Wählen Sie eine andere Datei; diese wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Work on %1 was stopped on request.</source>
        <translation>Die Arbeit an %1 wurde auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Starten Sie sie wieder, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>Something went wrong inside Shiftdeck with %1.</source>
        <translation>In Shiftdeck ging etwas mit %1 schief.</translation>
    </message>
    <message>
        <source>Nothing was changed; please report this with the text above.</source>
        <translation>Nichts wurde geändert; bitte melden Sie dies mit dem Text oben.</translation>
    </message>
    <message>
        <source>what was asked for</source>
        <translation>das Gewünschte</translation>
    </message>
    <message>
        <source>Trying again may help.</source>
        <translation>Ein neuer Versuch kann helfen.</translation>
    </message>
    <message>
        <source>%1 does not fit this version of Shiftdeck.</source>
        <translation>%1 passt nicht zu dieser Version von Shiftdeck.</translation>
    </message>
    <message>
        <source>Use the version that fits; the store was not touched.</source>
        <translation>Benutzen Sie die Version, die passt; der Speicher wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>%1 must be brought up to date first.</source>
        <translation>%1 muss zuerst auf den neuesten Stand gebracht werden.</translation>
    </message>
    <message>
        <source>Ask its owner to do that; the store was not touched.</source>
        <translation>Bitten Sie den Eigentümer darum; der Speicher wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Nothing is lost; it is asked again later.</source>
        <translation>Nichts geht verloren; es wird später wieder gefragt.</translation>
    </message>
</context>
<context>
    <name>EtaText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 Ereignisse/s</translation>
    </message>
    <message>
        <source>%1 events/h</source>
        <translation>%1 Ereignisse/h</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a span of time</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No estimate: no work units are made yet, so the total is not known.</source>
        <translation>Keine Schätzung: es sind noch keine Arbeitseinheiten gebildet, die Gesamtzahl ist also nicht bekannt.</translation>
    </message>
    <message>
        <source>All events are done.</source>
        <translation>Alle Ereignisse sind fertig.</translation>
    </message>
    <message>
        <source>No estimate yet: nothing is credited so far.</source>
        <translation>Noch keine Schätzung: bisher ist nichts gutgeschrieben.</translation>
    </message>
    <message>
        <source>No estimate yet: too little is credited so far.</source>
        <translation>Noch keine Schätzung: bisher ist zu wenig gutgeschrieben.</translation>
    </message>
    <message>
        <source>No progress for %1; %2 events are left.</source>
        <translation>Kein Fortschritt seit %1; %2 Ereignisse fehlen noch.</translation>
    </message>
    <message>
        <source>at %1 over the last %2</source>
        <translation>bei %1 in den letzten %2</translation>
    </message>
    <message>
        <source>About %1 left, %2.</source>
        <comment>time left, basis</comment>
        <translation>Noch etwa %1, %2.</translation>
    </message>
    <message>
        <source>About %1 left (%2), %3.</source>
        <comment>time left, interval, basis</comment>
        <translation>Noch etwa %1 (%2), %3.</translation>
    </message>
    <message>
        <source>There is no finished request yet by which the estimate could be judged.</source>
        <translation>Es gibt noch keine beendete Anforderung, an der die Schätzung zu messen wäre.</translation>
    </message>
    <message numerus="yes">
        <source>%n finished campaign(s)</source>
        <translation>
            <numerusform>%n beendete Kampagne</numerusform>
            <numerusform>%n beendete Kampagnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished request(s)</source>
        <translation>
            <numerusform>%n beendete Anforderung</numerusform>
            <numerusform>%n beendete Anforderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>In %1 of %2 estimates for %3, at 25, 50 and 75 %, the end was inside the interval.</source>
        <translation>Bei %1 von %2 Schätzungen für %3, bei 25, 50 und 75 %, lag das Ende im Intervall.</translation>
    </message>
</context>
<context>
    <name>EvidenceModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was found out.</source>
        <translation>Wann es festgestellt wurde.</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Tatsache</translation>
    </message>
    <message>
        <source>What was looked at.</source>
        <translation>Was angesehen wurde.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What was found.</source>
        <translation>Was gefunden wurde.</translation>
    </message>
</context>
<context>
    <name>ExitCodeModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What the application does.</source>
        <translation>Was die Anwendung tut.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>The software version that it holds for.</source>
        <translation>Die Software-Version, für die es gilt.</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>What the application ends with.</source>
        <translation>Womit die Anwendung endet.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>What it means, in the verdict of the job.</source>
        <translation>Was er bedeutet, im Urteil über den Job.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>What such a failure counts as.</source>
        <translation>Als was ein solcher Fehler zählt.</translation>
    </message>
    <message>
        <source>Retry helps</source>
        <translation>Neuversuch hilft</translation>
    </message>
    <message>
        <source>Whether the same work may simply be tried again.</source>
        <translation>Ob dieselbe Arbeit einfach noch einmal versucht werden darf.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Who wrote it down.</source>
        <translation>Wer es festgehalten hat.</translation>
    </message>
    <message>
        <source>every release</source>
        <translation>jedes Release</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a retry helps</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>not by itself</source>
        <comment>a retry helps</comment>
        <translation>nicht von allein</translation>
    </message>
</context>
<context>
    <name>ExitCodes</name>
    <message>
        <source>There is no step %1.</source>
        <translation>Es gibt keinen Schritt %1.</translation>
    </message>
    <message>
        <source>Exit codes of failures are 1 and up; 0 says nothing.</source>
        <translation>Exit-Codes von Fehlern beginnen bei 1; 0 sagt nichts.</translation>
    </message>
    <message>
        <source>Its meaning is a text of 1 to %1 characters.</source>
        <translation>Seine Bedeutung ist ein Text von 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>There is no failure class %1.</source>
        <translation>Es gibt keine Fehlerklasse %1.</translation>
    </message>
    <message>
        <source>Nothing is written down about it.</source>
        <translation>Darüber ist nichts festgehalten.</translation>
    </message>
    <message>
        <source>exit code %1 of %2</source>
        <translation>Exit-Code %1 von %2</translation>
    </message>
    <message>
        <source>exit code %1 of %2 in %3</source>
        <translation>Exit-Code %1 von %2 in %3</translation>
    </message>
    <message>
        <source>SIGHUP (its terminal or session went away)</source>
        <translation>SIGHUP (sein Terminal oder seine Sitzung verschwand)</translation>
    </message>
    <message>
        <source>SIGINT (interrupted)</source>
        <translation>SIGINT (unterbrochen)</translation>
    </message>
    <message>
        <source>SIGQUIT (asked to quit)</source>
        <translation>SIGQUIT (zum Beenden aufgefordert)</translation>
    </message>
    <message>
        <source>SIGILL (an instruction this processor does not have)</source>
        <translation>SIGILL (eine Anweisung, die dieser Prozessor nicht hat)</translation>
    </message>
    <message>
        <source>SIGTRAP (stopped at a trap of a debugger)</source>
        <translation>SIGTRAP (an einer Falle eines Debuggers angehalten)</translation>
    </message>
    <message>
        <source>SIGABRT (it gave itself up)</source>
        <translation>SIGABRT (er gab sich selbst auf)</translation>
    </message>
    <message>
        <source>SIGBUS (a file it had mapped was cut short)</source>
        <translation>SIGBUS (eine eingeblendete Datei wurde gekürzt)</translation>
    </message>
    <message>
        <source>SIGFPE (an impossible calculation)</source>
        <translation>SIGFPE (eine unmögliche Rechnung)</translation>
    </message>
    <message>
        <source>SIGKILL (killed, for instance when memory ran out)</source>
        <translation>SIGKILL (getötet, etwa als der Speicher ausging)</translation>
    </message>
    <message>
        <source>SIGUSR1 (often the batch system&apos;s warning)</source>
        <translation>SIGUSR1 (oft die Warnung des Batch-Systems)</translation>
    </message>
    <message>
        <source>SIGSEGV (it used memory that is not its own)</source>
        <translation>SIGSEGV (er griff auf fremden Speicher zu)</translation>
    </message>
    <message>
        <source>SIGUSR2 (often the batch system&apos;s warning)</source>
        <translation>SIGUSR2 (oft die Warnung des Batch-Systems)</translation>
    </message>
    <message>
        <source>SIGPIPE (what it wrote to went away)</source>
        <translation>SIGPIPE (wohin er schrieb, verschwand)</translation>
    </message>
    <message>
        <source>SIGALRM (its alarm clock rang)</source>
        <translation>SIGALRM (sein Wecker klingelte)</translation>
    </message>
    <message>
        <source>SIGTERM (asked to end)</source>
        <translation>SIGTERM (zum Ende aufgefordert)</translation>
    </message>
    <message>
        <source>SIGXCPU (its processor time was used up)</source>
        <translation>SIGXCPU (seine Rechenzeit war verbraucht)</translation>
    </message>
    <message>
        <source>SIGXFSZ (a file became larger than allowed)</source>
        <translation>SIGXFSZ (eine Datei wurde größer als erlaubt)</translation>
    </message>
    <message>
        <source>SIGSYS (the system refused a call)</source>
        <translation>SIGSYS (das System lehnte einen Aufruf ab)</translation>
    </message>
    <message>
        <source>found but not executable</source>
        <translation>gefunden, aber nicht ausführbar</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>beendet durch %1</translation>
    </message>
</context>
<context>
    <name>FailureClass</name>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>The endpoint refused the job at submission.</source>
        <translation>Die Gegenstelle lehnte den Job beim Einreichen ab.</translation>
    </message>
    <message>
        <source>Read the endpoint&apos;s answer, correct the request or the site&apos;s limits, then resubmit.</source>
        <translation>Lesen Sie die Antwort der Gegenstelle, berichtigen Sie die Anforderung oder die Grenzen des Standorts, und reichen Sie neu ein.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>The endpoint no longer knows the job, and it left no report.</source>
        <translation>Die Gegenstelle kennt den Job nicht mehr, und er hinterließ keinen Bericht.</translation>
    </message>
    <message>
        <source>Resubmit its units; if it comes back, its outputs are kept as surplus.</source>
        <translation>Reichen Sie seine Einheiten neu ein; kommt er zurück, gelten seine Ausgaben als überzählig.</translation>
    </message>
    <message>
        <source>Killed by a signal</source>
        <translation>Durch ein Signal beendet</translation>
    </message>
    <message>
        <source>The application was ended by a signal from outside or by a crash.</source>
        <translation>Die Anwendung endete durch ein Signal von außen oder einen Absturz.</translation>
    </message>
    <message>
        <source>Resubmit; if it is killed again on the same input, look at the log.</source>
        <translation>Reichen Sie neu ein; endet er an derselben Eingabe wieder so, sehen Sie ins Protokoll.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>The job ran longer than it was allowed to.</source>
        <translation>Der Job lief länger als erlaubt.</translation>
    </message>
    <message>
        <source>Resubmit with more time, or split the work smaller.</source>
        <translation>Reichen Sie mit mehr Zeit neu ein, oder teilen Sie die Arbeit kleiner.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>The job used more memory than it was allowed to.</source>
        <translation>Der Job brauchte mehr Speicher als erlaubt.</translation>
    </message>
    <message>
        <source>Resubmit with more memory, or split the work smaller.</source>
        <translation>Reichen Sie mit mehr Speicher neu ein, oder teilen Sie die Arbeit kleiner.</translation>
    </message>
    <message>
        <source>Node failure</source>
        <translation>Knotenausfall</translation>
    </message>
    <message>
        <source>The worker node went away while the job ran.</source>
        <translation>Der Rechenknoten verschwand, während der Job lief.</translation>
    </message>
    <message>
        <source>Resubmit on another node.</source>
        <translation>Reichen Sie auf einem anderen Knoten neu ein.</translation>
    </message>
    <message>
        <source>Application exit code</source>
        <translation>Exit-Code der Anwendung</translation>
    </message>
    <message>
        <source>The application ended with an error of its own.</source>
        <translation>Die Anwendung endete mit einem eigenen Fehler.</translation>
    </message>
    <message>
        <source>Look at the log; resubmit if the cause was the node, else repair the application.</source>
        <translation>Sehen Sie ins Protokoll; reichen Sie neu ein, wenn der Knoten schuld war, sonst reparieren Sie die Anwendung.</translation>
    </message>
    <message>
        <source>Application cannot run</source>
        <translation>Anwendung läuft nicht</translation>
    </message>
    <message>
        <source>The application was found but could not be executed.</source>
        <translation>Die Anwendung wurde gefunden, konnte aber nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Check the release at the site.</source>
        <translation>Prüfen Sie das Release am Standort.</translation>
    </message>
    <message>
        <source>Release not at the site</source>
        <translation>Release fehlt am Standort</translation>
    </message>
    <message>
        <source>The application was not found at the site.</source>
        <translation>Die Anwendung wurde am Standort nicht gefunden.</translation>
    </message>
    <message>
        <source>Install the release at the site, or sign the request up elsewhere.</source>
        <translation>Installieren Sie das Release am Standort, oder lassen Sie einen anderen Standort übernehmen.</translation>
    </message>
    <message>
        <source>Input unavailable or changed</source>
        <translation>Eingabe fehlt oder geändert</translation>
    </message>
    <message>
        <source>An input was missing, or is not the file that was registered.</source>
        <translation>Eine Eingabe fehlte oder ist nicht die eingetragene Datei.</translation>
    </message>
    <message>
        <source>Restore the registered file, or register the new one; then resubmit.</source>
        <translation>Stellen Sie die eingetragene Datei wieder her, oder tragen Sie die neue ein; reichen Sie dann neu ein.</translation>
    </message>
    <message>
        <source>Credential expired</source>
        <translation>Berechtigung abgelaufen</translation>
    </message>
    <message>
        <source>The credential of the job ended before the job did.</source>
        <translation>Die Berechtigung des Jobs endete vor dem Job.</translation>
    </message>
    <message>
        <source>Renew the credential, then resubmit.</source>
        <translation>Erneuern Sie die Berechtigung, und reichen Sie neu ein.</translation>
    </message>
    <message>
        <source>Conditions outdated</source>
        <translation>Bedingungen veraltet</translation>
    </message>
    <message>
        <source>The conditions tag of the job is not the request&apos;s.</source>
        <translation>Die Bedingungen des Jobs sind nicht die der Anforderung.</translation>
    </message>
    <message>
        <source>Check the request&apos;s conditions, then resubmit.</source>
        <translation>Prüfen Sie die Bedingungen der Anforderung, und reichen Sie neu ein.</translation>
    </message>
    <message>
        <source>Early end without notice</source>
        <translation>Vorzeitiges Ende ohne Meldung</translation>
    </message>
    <message>
        <source>The application said it succeeded, yet read fewer events than its input holds.</source>
        <translation>Die Anwendung meldete Erfolg, las aber weniger Ereignisse, als ihre Eingabe enthält.</translation>
    </message>
    <message>
        <source>Resubmit: the outputs are never credited.</source>
        <translation>Reichen Sie neu ein: die Ausgaben werden nie gutgeschrieben.</translation>
    </message>
    <message>
        <source>Stream missing</source>
        <translation>Strom fehlt</translation>
    </message>
    <message>
        <source>Some output streams appeared, others did not.</source>
        <translation>Einige Ausgabeströme erschienen, andere nicht.</translation>
    </message>
    <message>
        <source>Resubmit: all streams of its units are made again.</source>
        <translation>Reichen Sie neu ein: alle Ströme seiner Einheiten werden neu gemacht.</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>Keine Ausgabe</translation>
    </message>
    <message>
        <source>No output of the job appeared.</source>
        <translation>Keine Ausgabe des Jobs erschien.</translation>
    </message>
    <message>
        <source>Resubmit its units.</source>
        <translation>Reichen Sie seine Einheiten neu ein.</translation>
    </message>
    <message>
        <source>Output unreadable</source>
        <translation>Ausgabe unlesbar</translation>
    </message>
    <message>
        <source>An output is damaged or cut short.</source>
        <translation>Eine Ausgabe ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>Resubmit; if it happens often at one site, its storage is at fault.</source>
        <translation>Reichen Sie neu ein; geschieht es oft an einem Standort, ist dessen Speicher schuld.</translation>
    </message>
    <message>
        <source>Output differs from the report</source>
        <translation>Ausgabe weicht vom Bericht ab</translation>
    </message>
    <message>
        <source>Size, checksum or events of an output are not what the job reported.</source>
        <translation>Größe, Prüfsumme oder Ereignisse einer Ausgabe sind nicht, was der Job berichtete.</translation>
    </message>
    <message>
        <source>Event counts disagree</source>
        <translation>Ereigniszahlen widersprechen sich</translation>
    </message>
    <message>
        <source>Events read, events written and the catalogue do not agree.</source>
        <translation>Gelesene und geschriebene Ereignisse und der Katalog stimmen nicht überein.</translation>
    </message>
    <message>
        <source>Look at the counts below; resubmit if the input is sound.</source>
        <translation>Sehen Sie sich die Zahlen unten an; reichen Sie neu ein, wenn die Eingabe in Ordnung ist.</translation>
    </message>
    <message>
        <source>Required content missing</source>
        <translation>Verlangter Inhalt fehlt</translation>
    </message>
    <message>
        <source>The output is readable but lacks something it must contain.</source>
        <translation>Die Ausgabe ist lesbar, aber es fehlt etwas, das sie enthalten muss.</translation>
    </message>
    <message>
        <source>Repair the application, then resubmit.</source>
        <translation>Reparieren Sie die Anwendung, und reichen Sie neu ein.</translation>
    </message>
    <message>
        <source>No job report</source>
        <translation>Kein Job-Bericht</translation>
    </message>
    <message>
        <source>The job ended without leaving a report.</source>
        <translation>Der Job endete ohne Bericht.</translation>
    </message>
    <message>
        <source>Resubmit its units: nothing proves what it did.</source>
        <translation>Reichen Sie seine Einheiten neu ein: nichts beweist, was er tat.</translation>
    </message>
    <message>
        <source>Job report malformed</source>
        <translation>Job-Bericht fehlerhaft</translation>
    </message>
    <message>
        <source>The job report cannot be read, or is another job&apos;s.</source>
        <translation>Der Job-Bericht ist nicht lesbar oder der eines anderen Jobs.</translation>
    </message>
    <message>
        <source>Produced twice</source>
        <translation>Doppelt erzeugt</translation>
    </message>
    <message>
        <source>Another attempt was credited for the same work; these outputs are surplus.</source>
        <translation>Ein anderer Versuch wurde für dieselbe Arbeit gutgeschrieben; diese Ausgaben sind überzählig.</translation>
    </message>
    <message>
        <source>Nothing to do: surplus outputs are never merged.</source>
        <translation>Nichts zu tun: überzählige Ausgaben werden nie zusammengeführt.</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Hängt</translation>
    </message>
    <message>
        <source>No change for much longer than its peers.</source>
        <translation>Viel länger keine Änderung als bei seinesgleichen.</translation>
    </message>
    <message>
        <source>Cancel it and resubmit.</source>
        <translation>Brechen Sie ihn ab, und reichen Sie neu ein.</translation>
    </message>
    <message>
        <source>Says one thing, is another</source>
        <translation>Sagt dies, ist das</translation>
    </message>
    <message>
        <source>The endpoint&apos;s word and what is found do not agree.</source>
        <translation>Das Wort der Gegenstelle und der Befund stimmen nicht überein.</translation>
    </message>
    <message>
        <source>A person decides.</source>
        <translation>Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Nothing known fits.</source>
        <translation>Nichts Bekanntes passt.</translation>
    </message>
</context>
<context>
    <name>FailureModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>What went wrong, as found by the checks.</source>
        <translation>Was schiefging, wie die Prüfungen es fanden.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Attempts that failed so; those that were retried since still count.</source>
        <translation>Versuche, die so fehlschlugen; seither wiederholte zählen weiter mit.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of all failed attempts shown.</source>
        <translation>An allen gezeigten Fehlversuchen.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>The error text without numbers, paths and names, so that one cause is one line.</source>
        <translation>Der Fehlertext ohne Zahlen, Pfade und Namen, so dass eine Ursache eine Zeile ist.</translation>
    </message>
    <message>
        <source>Retry helps</source>
        <translation>Neuversuch hilft</translation>
    </message>
    <message>
        <source>Whether the same work may simply be tried again.</source>
        <translation>Ob dieselbe Arbeit einfach noch einmal versucht werden darf.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>The remedy for this class.</source>
        <translation>Die Abhilfe für diese Klasse.</translation>
    </message>
    <message>
        <source>no error text</source>
        <translation>kein Fehlertext</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a retry helps</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>not by itself</source>
        <comment>a retry helps</comment>
        <translation>nicht von allein</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The site, node or release, as chosen above.</source>
        <translation>Der Standort, der Knoten oder das Release, wie oben gewählt.</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>on which node</comment>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>FileFacts</name>
    <message>
        <source>Line %1 is longer than %2 characters.</source>
        <translation>Zeile %1 ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>Line %1 is cut off: the file does not end with a newline.</source>
        <translation>Zeile %1 ist abgeschnitten: die Datei endet nicht mit einem Zeilenende.</translation>
    </message>
    <message>
        <source>The file is empty: it has no header line.</source>
        <translation>Die Datei ist leer: sie hat keine Kopfzeile.</translation>
    </message>
    <message>
        <source>Line 1 is no header line: it needs the columns Run and Event.</source>
        <translation>Zeile 1 ist keine Kopfzeile: sie braucht die Spalten Run und Event.</translation>
    </message>
    <message>
        <source>Line %1 has %2 columns where the header line has %3.</source>
        <translation>Zeile %1 hat %2 Spalten, die Kopfzeile hat %3.</translation>
    </message>
    <message>
        <source>Line %1 has no valid run and event number.</source>
        <translation>Zeile %1 hat keine gültige Run- und Ereignisnummer.</translation>
    </message>
    <message>
        <source>It is no valid JSON: %1 at byte %2.</source>
        <translation>Es ist kein gültiges JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>It is no list of histograms.</source>
        <translation>Es ist keine Liste von Histogrammen.</translation>
    </message>
    <message>
        <source>Entry %1 of the list is no histogram with a count of entries.</source>
        <translation>Eintrag %1 der Liste ist kein Histogramm mit einer Zahl von Einträgen.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>It is larger than the %1 bytes allowed for histograms.</source>
        <translation>Sie ist größer als die %1 Bytes, die für Histogramme erlaubt sind.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The disk is full.</source>
        <translation>Die Platte ist voll.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file is larger than the %1 bytes allowed.</source>
        <translation>Die Datei ist größer als die erlaubten %1 Bytes.</translation>
    </message>
</context>
<context>
    <name>FillTable</name>
    <message>
        <source>&quot;%1&quot; cannot be read.</source>
        <translation>&quot;%1&quot; kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run number.</source>
        <translation>&quot;%1&quot; ist keine Run-Nummer.</translation>
    </message>
    <message>
        <source>It has more than %1 runs.</source>
        <translation>Sie hat mehr als %1 Runs.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no fill number.</source>
        <translation>&quot;%1&quot; ist keine Fill-Nummer.</translation>
    </message>
    <message>
        <source>It is no table of fills: its first line must name the columns Fill, Begin Time and Delivered Lumi.</source>
        <translation>Es ist keine Tabelle von Fills: die erste Zeile muss die Spalten Fill, Begin Time und Delivered Lumi nennen.</translation>
    </message>
    <message>
        <source>It has more than %1 columns.</source>
        <translation>Sie hat mehr als %1 Spalten.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; comes twice.</source>
        <translation>Die Spalte &quot;%1&quot; kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is not known; it was left out.</source>
        <translation>Die Spalte &quot;%1&quot; ist nicht bekannt; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>It has %1 columns, the header has %2.</source>
        <translation>Sie hat %1 Spalten, die Kopfzeile hat %2.</translation>
    </message>
    <message>
        <source>Fill %1 stands further above already.</source>
        <translation>Fill %1 steht schon weiter oben.</translation>
    </message>
    <message>
        <source>Fill %1 ends before it begins.</source>
        <translation>Fill %1 endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>The table has no units, and the peak luminosity fits neither 10^30 nor 10^34 cm^-2 s^-1; it was left out.</source>
        <translation>Die Tabelle hat keine Einheiten, und die Spitzenluminosität passt weder zu 10^30 noch zu 10^34 cm^-2 s^-1; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The table has no units: delivered and recorded are taken per picobarn, the peak in %1, because fills delivered %2 of peak times duration then (median).</source>
        <translation>Die Tabelle hat keine Einheiten: geliefert und aufgezeichnet gelten je Picobarn, die Spitze in %1, weil Fills dann das %2-Fache von Spitze mal Dauer lieferten (Median).</translation>
    </message>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>Sie ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>It has more than %1 fills.</source>
        <translation>Sie hat mehr als %1 Fills.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eins von</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keins von</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>ist vor</translation>
    </message>
    <message>
        <source>is not after</source>
        <translation>ist nicht nach</translation>
    </message>
    <message>
        <source>is after</source>
        <translation>ist nach</translation>
    </message>
    <message>
        <source>is not before</source>
        <translation>ist nicht vor</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>one hour ago</source>
        <translation>vor einer Stunde</translation>
    </message>
    <message>
        <source>one day ago</source>
        <translation>vor einem Tag</translation>
    </message>
    <message>
        <source>one week ago</source>
        <translation>vor einer Woche</translation>
    </message>
    <message>
        <source>both must be true</source>
        <translation>beides muss gelten</translation>
    </message>
    <message>
        <source>one of them must be true</source>
        <translation>eins davon muss gelten</translation>
    </message>
    <message>
        <source>the opposite of what follows</source>
        <translation>das Gegenteil des Folgenden</translation>
    </message>
    <message>
        <source>a group</source>
        <translation>eine Gruppe</translation>
    </message>
    <message>
        <source>a list of values</source>
        <translation>eine Liste von Werten</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>ein weiterer Wert</translation>
    </message>
    <message>
        <source>the end of the list</source>
        <translation>das Ende der Liste</translation>
    </message>
    <message>
        <source>this parenthesis was never opened</source>
        <translation>diese Klammer wurde nie geöffnet</translation>
    </message>
    <message>
        <source>&quot;and&quot;, &quot;or&quot; or the end was expected</source>
        <translation>&quot;and&quot;, &quot;or&quot; oder das Ende wurde erwartet</translation>
    </message>
    <message>
        <source>At its end %1.</source>
        <translation>Am Ende: %1.</translation>
    </message>
    <message>
        <source>At character %1 %2.</source>
        <translation>Bei Zeichen %1: %2.</translation>
    </message>
    <message>
        <source>the filter</source>
        <translation>der Filter</translation>
    </message>
    <message>
        <source>a field, a text, &quot;not&quot; or &quot;(&quot; was expected</source>
        <translation>ein Feld, ein Text, &quot;not&quot; oder &quot;(&quot; wurde erwartet</translation>
    </message>
    <message>
        <source>there are more than %1 levels of parentheses</source>
        <translation>es gibt mehr als %1 Stufen von Klammern</translation>
    </message>
    <message>
        <source>a field was expected, and fields are not quoted</source>
        <translation>ein Feld wurde erwartet, und Felder stehen nicht in Anführungszeichen</translation>
    </message>
    <message>
        <source>one of %1 was expected after %2; quote %2 to search for the word</source>
        <translation>eins von %1 wurde nach %2 erwartet; setzen Sie %2 in Anführungszeichen, um nach dem Wort zu suchen</translation>
    </message>
    <message>
        <source>this parenthesis is never closed</source>
        <translation>diese Klammer wird nie geschlossen</translation>
    </message>
    <message>
        <source>&quot;and&quot;, &quot;or&quot; or &quot;)&quot; was expected</source>
        <translation>&quot;and&quot;, &quot;or&quot; oder &quot;)&quot; wurde erwartet</translation>
    </message>
    <message>
        <source>a text to search for was expected, and this one is empty</source>
        <translation>ein Suchtext wurde erwartet, und dieser ist leer</translation>
    </message>
    <message>
        <source>one of %1 was expected, as %2 is compared</source>
        <translation>eins von %1 wurde erwartet, denn %2 wird verglichen</translation>
    </message>
    <message>
        <source>a time was expected, as 2011-05-01, 2011-05-01T12:30 or -2h</source>
        <translation>eine Zeit wurde erwartet, wie 2011-05-01, 2011-05-01T12:30 oder -2h</translation>
    </message>
    <message>
        <source>&quot;(&quot; was expected after &quot;in&quot;</source>
        <translation>&quot;(&quot; wurde nach &quot;in&quot; erwartet</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;)&quot; was expected</source>
        <translation>&quot;,&quot; oder &quot;)&quot; wurde erwartet</translation>
    </message>
    <message>
        <source>a value for %1 was expected</source>
        <translation>ein Wert für %1 wurde erwartet</translation>
    </message>
    <message>
        <source>a number was expected for %1</source>
        <translation>eine Zahl wurde für %1 erwartet</translation>
    </message>
    <message>
        <source>%1 has no value &quot;%2&quot;</source>
        <translation>%1 hat keinen Wert &quot;%2&quot;</translation>
    </message>
    <message>
        <source>this quotation mark is never closed</source>
        <translation>dieses Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;</source>
        <translation>es gibt kein Feld &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1; did you mean %2</source>
        <translation>%1; meinten Sie %2</translation>
    </message>
    <message>
        <source>%1; there are: %2</source>
        <translation>%1; es gibt: %2</translation>
    </message>
    <message>
        <source>It has more than %1 characters.</source>
        <translation>Er hat mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>Something is missing after &quot;not&quot;.</source>
        <translation>Nach &quot;not&quot; fehlt etwas.</translation>
    </message>
    <message>
        <source>Something is missing between &quot;and&quot; or &quot;or&quot;.</source>
        <translation>Zwischen &quot;and&quot; oder &quot;or&quot; fehlt etwas.</translation>
    </message>
    <message>
        <source>There is no text to search in here.</source>
        <translation>Hier gibt es keinen Text zu durchsuchen.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot; here.</source>
        <translation>Ein Feld &quot;%1&quot; gibt es hier nicht.</translation>
    </message>
    <message>
        <source>Number of the job.</source>
        <translation>Nummer des Jobs.</translation>
    </message>
    <message>
        <source>Number of its request.</source>
        <translation>Nummer seiner Anforderung.</translation>
    </message>
    <message>
        <source>First run of its inputs.</source>
        <translation>Erster Run seiner Eingaben.</translation>
    </message>
    <message>
        <source>Where the job is in its life.</source>
        <translation>Wo der Job in seinem Leben steht.</translation>
    </message>
    <message>
        <source>What went wrong with it.</source>
        <translation>Was mit ihm schiefging.</translation>
    </message>
    <message>
        <source>Its error text without numbers, paths and names.</source>
        <translation>Sein Fehlertext ohne Zahlen, Pfade und Namen.</translation>
    </message>
    <message>
        <source>Site that ran it.</source>
        <translation>Standort, an dem er lief.</translation>
    </message>
    <message>
        <source>Worker node that ran it.</source>
        <translation>Rechenknoten, auf dem er lief.</translation>
    </message>
    <message>
        <source>1 for the first attempt, 2 for its retry.</source>
        <translation>1 für den ersten Versuch, 2 für dessen Wiederholung.</translation>
    </message>
    <message>
        <source>Exit code of the application.</source>
        <translation>Exit-Code der Anwendung.</translation>
    </message>
    <message>
        <source>Events it had to read.</source>
        <translation>Ereignisse, die er zu lesen hatte.</translation>
    </message>
    <message>
        <source>Whether it processes events or merges files.</source>
        <translation>Ob er Ereignisse verarbeitet oder Dateien zusammenführt.</translation>
    </message>
    <message>
        <source>Number of its grid job within the request.</source>
        <translation>Nummer seines Grid-Jobs in der Anforderung.</translation>
    </message>
    <message>
        <source>Its submission token.</source>
        <translation>Seine Kennung beim Einreichen.</translation>
    </message>
    <message>
        <source>When it last changed.</source>
        <translation>Wann er sich zuletzt änderte.</translation>
    </message>
    <message>
        <source>Who did it.</source>
        <translation>Wer es tat.</translation>
    </message>
    <message>
        <source>In which role.</source>
        <translation>In welcher Rolle.</translation>
    </message>
    <message>
        <source>Which command, as request.approve.</source>
        <translation>Welcher Befehl, wie request.approve.</translation>
    </message>
    <message>
        <source>What it was done to, as request or job.</source>
        <translation>Woran es geschah, wie request oder job.</translation>
    </message>
    <message>
        <source>Number of what it was done to.</source>
        <translation>Nummer dessen, woran es geschah.</translation>
    </message>
    <message>
        <source>Number of the request it belongs to.</source>
        <translation>Nummer der Anforderung, zu der es gehört.</translation>
    </message>
    <message>
        <source>What it was before.</source>
        <translation>Was es vorher war.</translation>
    </message>
    <message>
        <source>What it was after.</source>
        <translation>Was es nachher war.</translation>
    </message>
    <message>
        <source>The reason given.</source>
        <translation>Der angegebene Grund.</translation>
    </message>
    <message>
        <source>When it was done.</source>
        <translation>Wann es geschah.</translation>
    </message>
    <message>
        <source>Number of the request.</source>
        <translation>Nummer der Anforderung.</translation>
    </message>
    <message>
        <source>Name of the campaign.</source>
        <translation>Name der Kampagne.</translation>
    </message>
    <message>
        <source>Name of the input dataset.</source>
        <translation>Name des Eingabedatensatzes.</translation>
    </message>
    <message>
        <source>Processing step.</source>
        <translation>Verarbeitungsschritt.</translation>
    </message>
    <message>
        <source>Software release.</source>
        <translation>Release der Software.</translation>
    </message>
    <message>
        <source>Where the request is in its life.</source>
        <translation>Wo die Anforderung in ihrem Leben steht.</translation>
    </message>
    <message>
        <source>Site that holds the request.</source>
        <translation>Standort, der die Anforderung hat.</translation>
    </message>
    <message>
        <source>Priority; higher goes first.</source>
        <translation>Priorität; die höhere kommt zuerst.</translation>
    </message>
    <message>
        <source>Events credited, in percent of the events of its inputs.</source>
        <translation>Gutgeschriebene Ereignisse in Prozent der Ereignisse ihrer Eingaben.</translation>
    </message>
    <message>
        <source>Failed jobs that nobody has resubmitted yet.</source>
        <translation>Fehlgeschlagene Jobs, die noch niemand neu eingereicht hat.</translation>
    </message>
    <message>
        <source>Jobs that are not over yet.</source>
        <translation>Jobs, die noch nicht vorbei sind.</translation>
    </message>
    <message>
        <source>Whether the request is a test.</source>
        <translation>Ob die Anforderung eine Probe ist.</translation>
    </message>
    <message>
        <source>When the request was created.</source>
        <translation>Wann die Anforderung angelegt wurde.</translation>
    </message>
    <message>
        <source>Run number.</source>
        <translation>Nummer des Runs.</translation>
    </message>
    <message>
        <source>What the run was taken for.</source>
        <translation>Wofür der Run genommen wurde.</translation>
    </message>
    <message>
        <source>Raw events of the run.</source>
        <translation>Rohereignisse des Runs.</translation>
    </message>
    <message>
        <source>Raw files of the run.</source>
        <translation>Rohdateien des Runs.</translation>
    </message>
    <message>
        <source>When the run began.</source>
        <translation>Wann der Run begann.</translation>
    </message>
    <message>
        <source>When the run ended.</source>
        <translation>Wann der Run endete.</translation>
    </message>
    <message>
        <source>Logical name of the file.</source>
        <translation>Logischer Name der Datei.</translation>
    </message>
    <message>
        <source>Name of its dataset.</source>
        <translation>Name ihres Datensatzes.</translation>
    </message>
    <message>
        <source>Tier of its dataset, as raw or skim.</source>
        <translation>Stufe ihres Datensatzes, wie raw oder skim.</translation>
    </message>
    <message>
        <source>A run that the file holds.</source>
        <translation>Ein Run in der Datei.</translation>
    </message>
    <message>
        <source>Events in the file.</source>
        <translation>Ereignisse in der Datei.</translation>
    </message>
    <message>
        <source>Size of the file in bytes.</source>
        <translation>Größe der Datei in Bytes.</translation>
    </message>
    <message>
        <source>Whether the file is what the catalogue says.</source>
        <translation>Ob die Datei ist, was der Katalog sagt.</translation>
    </message>
    <message>
        <source>State of a copy of it.</source>
        <translation>Zustand einer Kopie.</translation>
    </message>
    <message>
        <source>Software version of its request.</source>
        <translation>Software-Version seiner Anforderung.</translation>
    </message>
    <message>
        <source>Whether it has not moved for much longer than its peers.</source>
        <translation>Ob er sich viel länger als die vergleichbaren Jobs nicht bewegt hat.</translation>
    </message>
    <message>
        <source>Whether it makes no jobs until a person lets it go on.</source>
        <translation>Ob sie keine Jobs bildet, bis ein Mensch sie weiterlaufen lässt.</translation>
    </message>
    <message>
        <source>Number of the entry.</source>
        <translation>Nummer des Eintrags.</translation>
    </message>
    <message>
        <source>A note, a problem or a hand-over.</source>
        <translation>Eine Notiz, ein Problem oder eine Übergabe.</translation>
    </message>
    <message>
        <source>Whether something is still wanted, as open or waiting.</source>
        <translation>Ob noch etwas zu tun ist, wie open oder waiting.</translation>
    </message>
    <message>
        <source>Who wrote it.</source>
        <translation>Wer ihn schrieb.</translation>
    </message>
    <message>
        <source>What it says.</source>
        <translation>Was er sagt.</translation>
    </message>
    <message>
        <source>When it was written.</source>
        <translation>Wann er geschrieben wurde.</translation>
    </message>
    <message>
        <source>Number of a request it is about.</source>
        <translation>Nummer einer Anforderung, die er betrifft.</translation>
    </message>
    <message>
        <source>Number of a job it is about.</source>
        <translation>Nummer eines Jobs, den er betrifft.</translation>
    </message>
    <message>
        <source>Number of a run it is about.</source>
        <translation>Nummer eines Runs, den er betrifft.</translation>
    </message>
    <message>
        <source>Name of a campaign it is about.</source>
        <translation>Name einer Kampagne, die er betrifft.</translation>
    </message>
    <message>
        <source>Name of a site it is about.</source>
        <translation>Name eines Standorts, den er betrifft.</translation>
    </message>
    <message>
        <source>How long the run took, in minutes.</source>
        <translation>Wie lange der Run dauerte, in Minuten.</translation>
    </message>
    <message>
        <source>Luminosity of the run in /pb: recorded, or delivered where no more is known.</source>
        <translation>Luminosität des Runs in /pb: aufgezeichnet, oder geliefert, wo nicht mehr bekannt ist.</translation>
    </message>
    <message>
        <source>Luminosity delivered in the run, in /pb.</source>
        <translation>Im Run gelieferte Luminosität, in /pb.</translation>
    </message>
    <message>
        <source>Luminosity recorded in the run, in /pb.</source>
        <translation>Im Run aufgezeichnete Luminosität, in /pb.</translation>
    </message>
    <message>
        <source>A method by which its luminosity is known, as online or bhabha.</source>
        <translation>Eine Methode, nach der seine Luminosität bekannt ist, wie online oder bhabha.</translation>
    </message>
    <message>
        <source>Fill of the machine in which it was taken.</source>
        <translation>Fill der Maschine, in der er genommen wurde.</translation>
    </message>
    <message>
        <source>Energy of one beam in GeV.</source>
        <translation>Energie eines Strahls in GeV.</translation>
    </message>
    <message>
        <source>Luminosity sections with data.</source>
        <translation>Lumisections mit Daten.</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>asking %1 for its jobs</source>
        <translation>%1 wird nach den Jobs gefragt</translation>
    </message>
    <message>
        <source>looking for lost jobs at %1</source>
        <translation>verlorene Jobs werden an %1 gesucht</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>a span of time</comment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
</context>
<context>
    <name>GoodRuns</name>
    <message>
        <source>the rule</source>
        <translation>die Regel</translation>
    </message>
    <message>
        <source>the losses of a good-run list</source>
        <translation>die Verluste einer Good-Run-Liste</translation>
    </message>
    <message>
        <source>A count is missing.</source>
        <translation>Eine Zahl fehlt.</translation>
    </message>
    <message>
        <source>It is empty; say what a good lumisection is, as &quot;tracker = good&quot;.</source>
        <translation>Sie ist leer; sagen Sie, was eine gute Lumisection ist, wie &quot;tracker = good&quot;.</translation>
    </message>
    <message>
        <source>A text without a field is a search; a rule compares fields.</source>
        <translation>Ein Text ohne ein Feld ist eine Suche; eine Regel vergleicht Felder.</translation>
    </message>
    <message>
        <source>the filter of the candidates</source>
        <translation>der Filter der Kandidaten</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>- and %n more</source>
        <translation>
            <numerusform>- und %n weitere</numerusform>
            <numerusform>- und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no earlier hand-over note: what follows is of the last 24 hours.</source>
        <translation>Es gibt keine frühere Übergabenotiz: das Folgende ist aus den letzten 24 Stunden.</translation>
    </message>
    <message>
        <source>Since the hand-over note #%1 of %2, %3.</source>
        <comment>number, who, when</comment>
        <translation>Seit der Übergabenotiz #%1 von %2, %3.</translation>
    </message>
    <message>
        <source>#%1, %2, %3: %4</source>
        <comment>number, who, how long ago, what</comment>
        <translation>#%1, %2, %3: %4</translation>
    </message>
    <message>
        <source>Open problems:</source>
        <translation>Offene Probleme:</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) open</source>
        <translation>
            <numerusform>%n Problem offen</numerusform>
            <numerusform>%n Probleme offen</numerusform>
        </translation>
    </message>
    <message>
        <source>#%1, by %2: %3</source>
        <comment>number, who, how</comment>
        <translation>#%1, von %2: %3</translation>
    </message>
    <message>
        <source>Problems closed since then:</source>
        <translation>Seither geschlossene Probleme:</translation>
    </message>
    <message>
        <source>request %1 (%2 %3, %4): %5</source>
        <comment>number, campaign, step, status, why</comment>
        <translation>Anforderung %1 (%2 %3, %4): %5</translation>
    </message>
    <message>
        <source>Stopped requests:</source>
        <translation>Gestoppte Anforderungen:</translation>
    </message>
    <message>
        <source>Requests that wait for somebody:</source>
        <translation>Anforderungen, die auf jemanden warten:</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) stopped</source>
        <translation>
            <numerusform>%n Anforderung gestoppt</numerusform>
            <numerusform>%n Anforderungen gestoppt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for somebody</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n wartet auf jemanden</numerusform>
            <numerusform>%n warten auf jemanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n going on</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n läuft weiter</numerusform>
            <numerusform>%n laufen weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in request %2</source>
        <comment>how many</comment>
        <translation>%1 in Anforderung %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>failure class, how many, where</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>Failed attempts in open requests, by class:</source>
        <translation>Fehlversuche in offenen Anforderungen, nach Klasse:</translation>
    </message>
    <message>
        <source>jobs: %1 done, %2 failed; %3 events credited</source>
        <translation>Jobs: %1 fertig, %2 fehlgeschlagen; %3 Ereignisse gutgeschrieben</translation>
    </message>
    <message>
        <source>%1: %2 times by %3</source>
        <comment>command, how often, who</comment>
        <translation>%1: %2 mal von %3</translation>
    </message>
    <message>
        <source>Done since then:</source>
        <translation>Seither getan:</translation>
    </message>
    <message>
        <source>Hand-over: %1.</source>
        <comment>a list of counts</comment>
        <translation>Übergabe: %1.</translation>
    </message>
    <message>
        <source>For the next shift:
- </source>
        <translation>Für die nächste Schicht:
- </translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>%1, automatic</source>
        <comment>a flag</comment>
        <translation>%1, automatisch</translation>
    </message>
    <message>
        <source>Flag %1 undone</source>
        <translation>Markierung %1 zurückgenommen</translation>
    </message>
    <message>
        <source>Flag %1: %2 (undone)</source>
        <comment>number, flag</comment>
        <translation>Markierung %1: %2 (zurückgenommen)</translation>
    </message>
    <message>
        <source>Flag %1: %2</source>
        <comment>number, flag</comment>
        <translation>Markierung %1: %2</translation>
    </message>
    <message>
        <source>Flag %1: %2 (others count)</source>
        <comment>number, flag</comment>
        <translation>Markierung %1: %2 (andere zählen)</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Abgezeichnet</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was said, in local time.</source>
        <translation>Wann es gesagt wurde, in Ortszeit.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who said it.</source>
        <translation>Wer es gesagt hat.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>The flag, its undoing, or the signature.</source>
        <translation>Die Markierung, ihre Zurücknahme, oder die Unterschrift.</translation>
    </message>
    <message>
        <source>Lumisections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>For which lumisections (LS) the flag is.</source>
        <translation>Für welche Lumisections (LS) die Markierung gilt.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>What was wrong.</source>
        <translation>Was falsch war.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What was noted.</source>
        <translation>Was vermerkt wurde.</translation>
    </message>
</context>
<context>
    <name>HookProcess</name>
    <message>
        <source>(hidden)</source>
        <comment>a word that may be a secret</comment>
        <translation>(verborgen)</translation>
    </message>
    <message>
        <source>A command is named by its whole path.</source>
        <translation>Ein Befehl wird mit seinem ganzen Pfad genannt.</translation>
    </message>
    <message>
        <source>It is no program that may be run.</source>
        <translation>Es ist kein Programm, das ausgeführt werden darf.</translation>
    </message>
    <message>
        <source>Others may change this program, so it is not run. Say: chmod go-w %1</source>
        <translation>Andere können dieses Programm ändern, deshalb wird es nicht ausgeführt. Abhilfe: chmod go-w %1</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>changed: %1</source>
        <comment>an import changed it</comment>
        <translation>geändert: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <comment>an import refused it</comment>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>file %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>%1 cannot be read at %2: %3</source>
        <translation>%1 kann unter %2 nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>%1 is missing: there is no file %2.</source>
        <translation>%1 fehlt: es gibt keine Datei %2.</translation>
    </message>
    <message>
        <source>%1 has changed: it has %2 bytes, the catalogue says %3.</source>
        <translation>%1 hat sich geändert: es hat %2 Bytes, der Katalog sagt %3.</translation>
    </message>
    <message>
        <source>%1 has changed: its checksum is %2, the catalogue says %3.</source>
        <translation>%1 hat sich geändert: die Prüfsumme ist %2, der Katalog sagt %3.</translation>
    </message>
    <message>
        <source>%1 is not readable: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 has %2 events, the catalogue says %3.</source>
        <translation>%1 hat %2 Ereignisse, der Katalog sagt %3.</translation>
    </message>
    <message>
        <source>%1 has no copy on disk at the site.</source>
        <translation>%1 hat keine Kopie auf Platte am Standort.</translation>
    </message>
</context>
<context>
    <name>ItemViews</name>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten von %1</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>JobFileModel</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Whether the job reads or writes the file.</source>
        <translation>Ob der Job die Datei liest oder schreibt.</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>The output kind.</source>
        <translation>Die Art der Ausgabe.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>The file&apos;s name.</source>
        <translation>Der Name der Datei.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the checks made of the file.</source>
        <translation>Was die Prüfungen zur Datei ergaben.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events given to the job, or found in the output.</source>
        <translation>Ereignisse, die der Job bekam, oder die in der Ausgabe gefunden wurden.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the file.</source>
        <translation>Größe der Datei.</translation>
    </message>
    <message>
        <source>Adler32</source>
        <translation>Adler32</translation>
    </message>
    <message>
        <source>Checksum of the file.</source>
        <translation>Prüfsumme der Datei.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>What is wrong with the file.</source>
        <translation>Was mit der Datei nicht stimmt.</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>JobMaking</name>
    <message>
        <source>It is %1; jobs are made for staged and running requests.</source>
        <translation>Sie ist %1; Jobs werden für bereitgestellte und laufende Anforderungen gebildet.</translation>
    </message>
    <message>
        <source>Its input dataset is not complete yet.</source>
        <translation>Ihr Eingabedatensatz ist noch nicht vollständig.</translation>
    </message>
    <message>
        <source>Its input file %1 is %2. Restore or register it again first.</source>
        <translation>Ihre Eingabedatei %1 ist %2. Stellen Sie sie zuerst wieder her, oder tragen Sie sie neu ein.</translation>
    </message>
    <message>
        <source>work unit %1</source>
        <translation>Arbeitseinheit %1</translation>
    </message>
    <message>
        <source>It was taken, credited or signed off in the meantime.</source>
        <translation>Sie wurde inzwischen vergeben, gutgeschrieben oder abgezeichnet.</translation>
    </message>
    <message>
        <source>%1 work units with %2 events</source>
        <translation>%1 Arbeitseinheiten mit %2 Ereignissen</translation>
    </message>
    <message>
        <source>Every work unit has had an attempt already; failed ones are resubmitted.</source>
        <translation>Jede Arbeitseinheit hatte schon einen Versuch; fehlgeschlagene werden neu eingereicht.</translation>
    </message>
    <message>
        <source>%1 %2 jobs made</source>
        <comment>how many, of which kind</comment>
        <translation>%1 %2-Jobs gebildet</translation>
    </message>
    <message>
        <source>Its work units were made in the meantime.</source>
        <translation>Ihre Arbeitseinheiten wurden inzwischen gebildet.</translation>
    </message>
    <message>
        <source>There is no job to make.</source>
        <translation>Es ist kein Job zu bilden.</translation>
    </message>
    <message>
        <source>%1 jobs were made.</source>
        <translation>%1 Jobs wurden gebildet.</translation>
    </message>
    <message>
        <source>It is stopped until a person lets it go on: %1</source>
        <translation>Sie ist gestoppt, bis ein Mensch sie weiterlaufen lässt: %1</translation>
    </message>
</context>
<context>
    <name>JobReport</name>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 is no text.</source>
        <translation>%1 ist kein Text.</translation>
    </message>
    <message>
        <source>%1 is too long.</source>
        <translation>%1 ist zu lang.</translation>
    </message>
    <message>
        <source>%1 holds control characters.</source>
        <translation>%1 enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>%1 is out of range.</source>
        <translation>%1 ist außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>%1 is no list.</source>
        <translation>%1 ist keine Liste.</translation>
    </message>
    <message>
        <source>%1 is no number.</source>
        <translation>%1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 is negative.</source>
        <translation>%1 ist negativ.</translation>
    </message>
    <message>
        <source>%1 is no whole number.</source>
        <translation>%1 ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>%1 is no plain file name.</source>
        <translation>%1 ist kein einfacher Dateiname.</translation>
    </message>
    <message>
        <source>%1 is no adler32 checksum.</source>
        <translation>%1 ist keine Adler32-Prüfsumme.</translation>
    </message>
    <message>
        <source>It lists more than %1 files.</source>
        <translation>Er führt mehr als %1 Dateien auf.</translation>
    </message>
    <message>
        <source>%1 is not that of a job report.</source>
        <translation>%1 ist nicht das eines Job-Berichts.</translation>
    </message>
    <message>
        <source>%1 is not one that this program reads.</source>
        <translation>%1 ist keines, das dieses Programm liest.</translation>
    </message>
    <message>
        <source>%1 is no object.</source>
        <translation>%1 ist kein Objekt.</translation>
    </message>
    <message>
        <source>the report of job %1</source>
        <translation>der Bericht von Job %1</translation>
    </message>
    <message>
        <source>It is larger than the %1 bytes allowed.</source>
        <translation>Er ist größer als die erlaubten %1 Bytes.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>It is no valid JSON: %1 at byte %2.</source>
        <translation>Es ist kein gültiges JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>Er ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>It is the report of another job, %1.</source>
        <translation>Er ist der Bericht eines anderen Jobs, %1.</translation>
    </message>
</context>
<context>
    <name>JobRows</name>
    <message>
        <source>There is no such job.</source>
        <translation>Einen solchen Job gibt es nicht.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>It was changed by somebody else in the meantime.</source>
        <translation>Er wurde inzwischen von jemand anderem geändert.</translation>
    </message>
</context>
<context>
    <name>JobVerdict</name>
    <message>
        <source>It waits for the agent, which submits it.</source>
        <translation>Er wartet auf den Agenten, der ihn einreicht.</translation>
    </message>
    <message>
        <source>It is being submitted; the endpoint has not confirmed it yet.</source>
        <translation>Er wird eingereicht; die Gegenstelle hat ihn noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>It waits for a free slot.</source>
        <translation>Er wartet auf einen freien Platz.</translation>
    </message>
    <message>
        <source>It waits for a free slot at site %1.</source>
        <translation>Er wartet auf einen freien Platz am Standort %1.</translation>
    </message>
    <message>
        <source>It runs, and is being cancelled.</source>
        <translation>Er läuft und wird gerade abgebrochen.</translation>
    </message>
    <message>
        <source>It runs.</source>
        <translation>Er läuft.</translation>
    </message>
    <message>
        <source>It ended; its outputs are being checked.</source>
        <translation>Er ist zu Ende; seine Ausgaben werden geprüft.</translation>
    </message>
    <message>
        <source>All checks passed: %1 of %2 events read, %3 written.</source>
        <translation>Alle Prüfungen bestanden: %1 von %2 Ereignissen gelesen, %3 geschrieben.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>class of a failure, what it means</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It was cancelled; its work units are free again.</source>
        <translation>Er wurde abgebrochen; seine Arbeitseinheiten sind wieder frei.</translation>
    </message>
    <message>
        <source>It failed, and job %1 does its work again.</source>
        <translation>Er schlug fehl, und Job %1 tut seine Arbeit noch einmal.</translation>
    </message>
    <message>
        <source>Another attempt took its place.</source>
        <translation>Ein anderer Versuch trat an seine Stelle.</translation>
    </message>
    <message>
        <source>%1 Failure: %2.</source>
        <comment>sentence, class of failure</comment>
        <translation>%1 Fehler: %2.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>Grid job</source>
        <translation>Grid-Job</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>%1, retry of job %2</source>
        <translation>%1, Wiederholung von Job %2</translation>
    </message>
    <message>
        <source>Retried by</source>
        <translation>Wiederholt von</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>Work units</source>
        <translation>Arbeitseinheiten</translation>
    </message>
    <message>
        <source>Events given</source>
        <translation>Ereignisse erhalten</translation>
    </message>
    <message>
        <source>Events read</source>
        <translation>Ereignisse gelesen</translation>
    </message>
    <message>
        <source>Events written</source>
        <translation>Ereignisse geschrieben</translation>
    </message>
    <message>
        <source>Summed over all streams.</source>
        <translation>Summe über alle Ströme.</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Höchster Speicherbedarf</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Endpoint&apos;s job</source>
        <translation>Job der Gegenstelle</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Unique for ever: the endpoint finds the job again by it.</source>
        <translation>Für immer eindeutig: daran findet die Gegenstelle den Job wieder.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>It has not moved since %1, much longer than the other jobs of its request there.</source>
        <translation>Er hat sich seit %1 nicht bewegt, viel länger als die anderen Jobs seiner Anforderung dort.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Other than the request&apos;s, because an earlier attempt needed more.</source>
        <translation>Anders als die der Anforderung, weil ein früherer Versuch mehr brauchte.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden durch</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>The rule that says what the agent does about this failure.</source>
        <translation>Die Regel, die sagt, was der Agent bei diesem Fehler tut.</translation>
    </message>
</context>
<context>
    <name>JsonCursor</name>
    <message>
        <source>the end of the file</source>
        <translation>das Ende der Datei</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3 is expected here, but there is %4.</source>
        <translation>Zeile %1, Spalte %2: hier wird %3 erwartet, aber da ist %4.</translation>
    </message>
</context>
<context>
    <name>LimitModel</name>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>Sein Name.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it is now.</source>
        <translation>Was er jetzt ist.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>What is counted or measured.</source>
        <translation>Was gezählt oder gemessen wird.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>What the agent does by it.</source>
        <translation>Was der Agent danach tut.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>When somebody changed it last.</source>
        <translation>Wann ihn jemand zuletzt geändert hat.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Who changed it last.</source>
        <translation>Wer ihn zuletzt geändert hat.</translation>
    </message>
    <message>
        <source>Between %1 and %2.</source>
        <comment>bounds of a limit</comment>
        <translation>Zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a limit was changed</comment>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>limit %1</source>
        <comment>its name</comment>
        <translation>Grenzwert %1</translation>
    </message>
    <message>
        <source>Write a time with its unit: 90 s, 5 min, 2 h, 1 h 30 min, 1 d.</source>
        <translation>Schreiben Sie eine Zeit mit ihrer Einheit: 90 s, 5 min, 2 h, 1 h 30 min, 1 d.</translation>
    </message>
    <message>
        <source>Write a whole number of percent: 80.</source>
        <translation>Schreiben Sie eine ganze Prozentzahl: 80.</translation>
    </message>
    <message>
        <source>Write a whole number: 5.</source>
        <translation>Schreiben Sie eine ganze Zahl: 5.</translation>
    </message>
    <message>
        <source>The limits in the store are not those of this program.</source>
        <translation>Die Grenzwerte im Speicher sind nicht die dieses Programms.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for it. %2</source>
        <translation>„%1“ ist kein Wert dafür. %2</translation>
    </message>
    <message>
        <source>It lies between %1 and %2.</source>
        <translation>Er liegt zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>A request of which nothing succeeded is stopped after so many failed attempts.</source>
        <translation>Eine Anforderung, von der nichts gelungen ist, wird nach so vielen fehlgeschlagenen Versuchen gestoppt.</translation>
    </message>
    <message>
        <source>A site is suspect only after so many failed attempts within site-window; its requests are then stopped.</source>
        <translation>Ein Standort ist erst nach so vielen fehlgeschlagenen Versuchen innerhalb von site-window verdächtig; dann werden seine Anforderungen gestoppt.</translation>
    </message>
    <message>
        <source>A site is suspect when so many percent of the attempts that ended at it within site-window failed.</source>
        <translation>Ein Standort ist verdächtig, wenn von den Versuchen, die dort innerhalb von site-window endeten, so viel Prozent fehlschlugen.</translation>
    </message>
    <message>
        <source>How far back a site is judged.</source>
        <translation>Wie weit zurück ein Standort beurteilt wird.</translation>
    </message>
    <message>
        <source>A job is stuck when it takes so many times as long as half of its peers did.</source>
        <translation>Ein Job hängt, wenn er so viele Male so lange braucht wie die Hälfte seiner Nachbarn.</translation>
    </message>
    <message>
        <source>No job is stuck before it has stood still for so long.</source>
        <translation>Kein Job hängt, bevor er so lange stillgestanden hat.</translation>
    </message>
    <message>
        <source>No job is stuck before so many jobs of its request are done at its site.</source>
        <translation>Kein Job hängt, bevor an seinem Standort so viele Jobs seiner Anforderung fertig sind.</translation>
    </message>
    <message>
        <source>After attempt %1 failed the agent waits so long before the next.</source>
        <translation>Nachdem Versuch %1 fehlgeschlagen ist, wartet der Agent so lange bis zum nächsten.</translation>
    </message>
    <message>
        <source>After attempt 5 or a later one failed the agent waits so long before the next.</source>
        <translation>Nachdem Versuch 5 oder ein späterer fehlgeschlagen ist, wartet der Agent so lange bis zum nächsten.</translation>
    </message>
    <message>
        <source>time</source>
        <comment>unit of a limit</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>percent</source>
        <comment>unit of a limit</comment>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>attempts</source>
        <comment>unit of a limit</comment>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>jobs</source>
        <comment>unit of a limit</comment>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>times</source>
        <comment>unit of a limit</comment>
        <translation>mal</translation>
    </message>
</context>
<context>
    <name>LocalEndpoint</name>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>The submission token must be 8 to 64 characters of a-z, 0-9 and &quot;-&quot;.</source>
        <translation>Die Kennung muss 8 bis 64 Zeichen aus a-z, 0-9 und &quot;-&quot; haben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no processing step.</source>
        <translation>&quot;%1&quot; ist kein Verarbeitungsschritt.</translation>
    </message>
    <message>
        <source>Name, release and conditions must be one line of at most %1 characters.</source>
        <translation>Name, Release und Bedingungen müssen eine Zeile von höchstens %1 Zeichen sein.</translation>
    </message>
    <message>
        <source>The application must be an absolute path without line breaks, tabs and &quot;=&quot;.</source>
        <translation>Die Anwendung muss ein absoluter Pfad ohne Zeilenumbrüche, Tabulatoren und &quot;=&quot; sein.</translation>
    </message>
    <message>
        <source>A job may have at most %1 input and output files.</source>
        <translation>Ein Job darf höchstens %1 Ein- und Ausgabedateien haben.</translation>
    </message>
    <message>
        <source>An input file needs a name and an absolute path without line breaks and tabs: &quot;%1&quot;.</source>
        <translation>Eine Eingabedatei braucht einen Namen und einen absoluten Pfad ohne Zeilenumbrüche und Tabulatoren: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Run and event numbers of the input &quot;%1&quot; must not be negative.</source>
        <translation>Run- und Ereignisnummern der Eingabe &quot;%1&quot; dürfen nicht negativ sein.</translation>
    </message>
    <message>
        <source>An output needs a plain file name, without folder and leading dot: &quot;%1&quot;.</source>
        <translation>Eine Ausgabe braucht einen einfachen Dateinamen, ohne Ordner und führenden Punkt: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Two outputs have the name &quot;%1&quot;.</source>
        <translation>Zwei Ausgaben heißen &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The memory and time limits must be between 0 and %1.</source>
        <translation>Die Grenzen für Speicher und Zeit müssen zwischen 0 und %1 liegen.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>The local endpoint knows no job with this token.</source>
        <translation>Die lokale Gegenstelle kennt keinen Job mit dieser Kennung.</translation>
    </message>
    <message>
        <source>The disk of the spool folder is nearly full; no job is started. Free some space.</source>
        <translation>Die Platte des Spool-Ordners ist fast voll; kein Job wird gestartet. Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>At most %1 jobs can be submitted at once.</source>
        <translation>Höchstens %1 Jobs können auf einmal eingereicht werden.</translation>
    </message>
    <message>
        <source>The job has not ended yet.</source>
        <translation>Der Job ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>The spool folder %1 is gone.</source>
        <translation>Der Spool-Ordner %1 ist weg.</translation>
    </message>
    <message>
        <source>The disk of the spool folder %1 has only %2 MB left; no job is started. Free some space.</source>
        <translation>Die Platte des Spool-Ordners %1 hat nur noch %2 MB frei; kein Job wird gestartet. Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>%1 of %2 slots are busy, %3 jobs wait.</source>
        <translation>%1 von %2 Plätzen sind belegt, %3 Jobs warten.</translation>
    </message>
    <message>
        <source>The disk of the spool folder is full. Free some space and try again.</source>
        <translation>Die Platte des Spool-Ordners ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The spool folder cannot be written (%1). Check its owner and permissions, or name another folder.</source>
        <translation>In den Spool-Ordner kann nicht geschrieben werden (%1). Prüfen Sie Besitzer und Rechte, oder nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Spool and site folder must be absolute paths without line breaks and tabs.</source>
        <translation>Spool- und Standort-Ordner müssen absolute Pfade ohne Zeilenumbrüche und Tabulatoren sein.</translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; is needed to run jobs on this machine and was not found. Install the package util-linux.</source>
        <translation>Das Programm &quot;%1&quot; wird gebraucht, um Jobs auf diesem Rechner auszuführen, und wurde nicht gefunden. Installieren Sie das Paket util-linux.</translation>
    </message>
    <message>
        <source>The spool folder cannot be made because the folder %1 does not exist. Make that folder first, or name another one.</source>
        <translation>Der Spool-Ordner kann nicht angelegt werden, weil es den Ordner %1 nicht gibt. Legen Sie ihn zuerst an, oder nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>It is not a folder. Name another spool folder.</source>
        <translation>Es ist kein Ordner. Nennen Sie einen anderen Spool-Ordner.</translation>
    </message>
    <message>
        <source>The disk of the spool folder knows no hard links, which are needed to start each job only once. Name a folder on another disk.</source>
        <translation>Die Platte des Spool-Ordners kennt keine harten Verweise, die gebraucht werden, um jeden Job nur einmal zu starten. Nennen Sie einen Ordner auf einer anderen Platte.</translation>
    </message>
    <message>
        <source>The spool folder belongs to another machine. Name another folder; or, when this is a moved disk and no job of it runs elsewhere, remove the file %1.</source>
        <translation>Der Spool-Ordner gehört zu einem anderen Rechner. Nennen Sie einen anderen Ordner; oder, wenn dies eine umgezogene Platte ist und kein Job davon anderswo läuft, entfernen Sie die Datei %1.</translation>
    </message>
    <message>
        <source>The program setsid could not start the job.</source>
        <translation>Das Programm setsid konnte den Job nicht starten.</translation>
    </message>
    <message>
        <source>The grace time must be 0 to 3600 s, and no limit negative.</source>
        <translation>Die Schonzeit muss 0 bis 3600 s sein, und keine Grenze negativ.</translation>
    </message>
    <message>
        <source>Slots must be 1 to 10000.</source>
        <translation>Die Zahl der Plätze muss 1 bis 10000 sein.</translation>
    </message>
</context>
<context>
    <name>LogReader</name>
    <message>
        <source>The file does not exist.</source>
        <translation>Die Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
</context>
<context>
    <name>Logbook</name>
    <message>
        <source>the entry of the logbook</source>
        <translation>der Eintrag des Logbuchs</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>It is longer than %1 characters.</source>
        <translation>Er ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>An entry is about %1 things at most.</source>
        <translation>Ein Eintrag betrifft höchstens %1 Dinge.</translation>
    </message>
    <message>
        <source>the link &quot;%1&quot;</source>
        <translation>der Verweis &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The name is missing after &quot;%1&quot;.</source>
        <translation>Nach &quot;%1&quot; fehlt der Name.</translation>
    </message>
    <message>
        <source>A number is expected after &quot;%1&quot;.</source>
        <translation>Nach &quot;%1&quot; wird eine Zahl erwartet.</translation>
    </message>
    <message>
        <source>An entry is about a campaign, request, job, run or site, as in &quot;request 3&quot;.</source>
        <translation>Ein Eintrag betrifft eine Kampagne, eine Anforderung, einen Job, einen Run oder einen Standort, wie in &quot;request 3&quot;.</translation>
    </message>
    <message>
        <source>entry %1 of the logbook</source>
        <translation>Eintrag %1 des Logbuchs</translation>
    </message>
    <message>
        <source>the links of the entry</source>
        <translation>die Verweise des Eintrags</translation>
    </message>
</context>
<context>
    <name>LogbookModel</name>
    <message>
        <source>#</source>
        <comment>number of an entry</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>The number of the entry.</source>
        <translation>Die Nummer des Eintrags.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>In local time; the newest is on top.</source>
        <translation>In Ortszeit; das Neueste steht oben.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who wrote it.</source>
        <translation>Wer ihn schrieb.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>A note, a problem that somebody closes, or a hand-over that somebody takes over.</source>
        <translation>Eine Notiz, ein Problem, das jemand schließt, oder eine Übergabe, die jemand übernimmt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether something is still wanted.</source>
        <translation>Ob noch etwas zu tun ist.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>The requests, jobs, runs, campaigns and sites that it is about.</source>
        <translation>Die Anforderungen, Jobs, Runs, Kampagnen und Standorte, die er betrifft.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Its first line.</source>
        <translation>Seine erste Zeile.</translation>
    </message>
    <message>
        <source>%1, in the role %2</source>
        <translation>%1, in der Rolle %2</translation>
    </message>
</context>
<context>
    <name>LossModel</name>
    <message>
        <source>Clause</source>
        <translation>Klausel</translation>
    </message>
    <message>
        <source>What stands between the &quot;and&quot;s of the rule.</source>
        <translation>Was zwischen den &quot;and&quot; der Regel steht.</translation>
    </message>
    <message>
        <source>LS, alone</source>
        <translation>LS, allein</translation>
    </message>
    <message>
        <source>Lumisections that only this clause keeps out.</source>
        <translation>Lumisections, die nur diese Klausel fernhält.</translation>
    </message>
    <message>
        <source>Luminosity, alone</source>
        <translation>Luminosität, allein</translation>
    </message>
    <message>
        <source>In lumisections that only this clause keeps out.</source>
        <translation>In Lumisections, die nur diese Klausel fernhält.</translation>
    </message>
    <message>
        <source>LS, shared</source>
        <translation>LS, gemeinsam</translation>
    </message>
    <message>
        <source>Lumisections that other clauses keep out, too.</source>
        <translation>Lumisections, die auch andere Klauseln fernhalten.</translation>
    </message>
    <message>
        <source>Luminosity, shared</source>
        <translation>Luminosität, gemeinsam</translation>
    </message>
    <message>
        <source>In lumisections that other clauses keep out, too.</source>
        <translation>In Lumisections, die auch andere Klauseln fernhalten.</translation>
    </message>
    <message>
        <source>%1, %2 LS without</source>
        <comment>luminosity, number</comment>
        <translation>%1, %2 LS ohne</translation>
    </message>
</context>
<context>
    <name>LumiCsv</name>
    <message>
        <source>Line %1, the header: %2</source>
        <translation>Zeile %1, die Kopfzeile: %2</translation>
    </message>
    <message>
        <source>It has more than %1 columns.</source>
        <translation>Sie hat mehr als %1 Spalten.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; comes twice.</source>
        <translation>Die Spalte &quot;%1&quot; kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; has no unit that is known; it is written as &quot;%2(/pb)&quot;.</source>
        <translation>Die Spalte &quot;%1&quot; hat keine bekannte Einheit; sie wird als &quot;%2(/pb)&quot; geschrieben.</translation>
    </message>
    <message>
        <source>Two columns have different units, %1 and %2.</source>
        <translation>Zwei Spalten haben verschiedene Einheiten, %1 und %2.</translation>
    </message>
    <message>
        <source>The run or the fill stands in two columns.</source>
        <translation>Der Run oder der Fill steht in zwei Spalten.</translation>
    </message>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>Sie ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>It is no luminosity table: no header such as &quot;#run:fill,ls,time,beamstatus,E(GeV),delivered(/ub),recorded(/ub),avgpu,source&quot;.</source>
        <translation>Es ist keine Luminositätstabelle: keine Kopfzeile wie &quot;#run:fill,ls,time,beamstatus,E(GeV),delivered(/ub),recorded(/ub),avgpu,source&quot;.</translation>
    </message>
    <message>
        <source>Another table begins here, with the tags %1 and %2 instead of %3 and %4.</source>
        <translation>Hier beginnt eine andere Tabelle, mit den Tags %1 und %2 statt %3 und %4.</translation>
    </message>
    <message>
        <source>Line %1: Another table begins here, with other columns or another unit. Split the file.</source>
        <translation>Zeile %1: Hier beginnt eine andere Tabelle, mit anderen Spalten oder einer anderen Einheit. Teilen Sie die Datei.</translation>
    </message>
    <message>
        <source>Another table with the same columns begins here.</source>
        <translation>Hier beginnt eine andere Tabelle mit denselben Spalten.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is not known; it was left out.</source>
        <translation>Die Spalte &quot;%1&quot; ist nicht bekannt; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>There is no trailer (#Summary): whether rows are missing at the end cannot be told.</source>
        <translation>Es gibt keinen Nachspann (#Summary): ob am Ende Zeilen fehlen, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>%1 The file ends in this line.</source>
        <translation>%1 Die Datei endet in dieser Zeile.</translation>
    </message>
    <message>
        <source>It stands behind the trailer.</source>
        <translation>Sie steht hinter dem Nachspann.</translation>
    </message>
    <message>
        <source>It has more than %1 rows.</source>
        <translation>Sie hat mehr als %1 Zeilen.</translation>
    </message>
    <message>
        <source>It has more than %1 runs.</source>
        <translation>Sie hat mehr als %1 Runs.</translation>
    </message>
    <message>
        <source>Run %1, LS %2 stands further above already.</source>
        <translation>Run %1, LS %2 steht schon weiter oben.</translation>
    </message>
    <message>
        <source>Run %1 stands further above already.</source>
        <translation>Run %1 steht schon weiter oben.</translation>
    </message>
    <message>
        <source>It has more than %1 trigger paths.</source>
        <translation>Sie hat mehr als %1 Triggerpfade.</translation>
    </message>
    <message>
        <source>Run %1, LS %2 has a luminosity below 0.</source>
        <translation>Run %1, LS %2 hat eine Luminosität unter 0.</translation>
    </message>
    <message>
        <source>Run %1, LS %2: more was recorded than delivered.</source>
        <translation>Run %1, LS %2: es wurde mehr aufgezeichnet als geliefert.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>It has %1 columns, the header has %2.</source>
        <translation>Sie hat %1 Spalten, die Kopfzeile hat %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time.</source>
        <translation>&quot;%1&quot; ist keine Zeit.</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>geliefert</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run, nor a run and a fill.</source>
        <translation>&quot;%1&quot; ist kein Run und auch nicht Run und Fill.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no lumisection; it is written as 12:12, or 12:0 without data.</source>
        <translation>&quot;%1&quot; ist keine Lumisection; sie wird als 12:12 geschrieben, oder als 12:0 ohne Daten.</translation>
    </message>
    <message>
        <source>The %1 luminosity &quot;%2&quot; is no number.</source>
        <translation>Die Luminosität &quot;%2&quot; (%1) ist keine Zahl.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of bunches [number delivered recorded ...].</source>
        <translation>&quot;%1&quot; ist keine Liste von Bunches [Nummer geliefert aufgezeichnet ...].</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number from 0 on.</source>
        <translation>&quot;%1&quot; ist keine Zahl ab 0.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>&quot;%1&quot; ist keine Zahl.</translation>
    </message>
    <message>
        <source>The table warns: %1</source>
        <translation>Die Tabelle warnt: %1</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>Fills</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>lumisections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>lumisections with data</source>
        <translation>Lumisections mit Daten</translation>
    </message>
    <message>
        <source>The rest of the list of missing (run, LS) cannot be read.</source>
        <translation>Der Rest der Liste fehlender (Run, LS) kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The trailer says %1 %2, the rows that were taken have %3: the file was cut or edited, or rows were refused.</source>
        <translation>Im Nachspann stehen %2 %1, die übernommenen Zeilen haben %3: die Datei wurde gekürzt oder bearbeitet, oder Zeilen wurden abgelehnt.</translation>
    </message>
</context>
<context>
    <name>LumiDisplay</name>
    <message>
        <source>%1, errors: %2 statistical, %3 systematic</source>
        <translation>%1, Fehler: %2 statistisch, %3 systematisch</translation>
    </message>
    <message>
        <source>%1, error: %2 statistical</source>
        <translation>%1, Fehler: %2 statistisch</translation>
    </message>
    <message>
        <source>%1, error: %2 systematic</source>
        <translation>%1, Fehler: %2 systematisch</translation>
    </message>
    <message>
        <source>%1, no error is known</source>
        <translation>%1, kein Fehler ist bekannt</translation>
    </message>
</context>
<context>
    <name>LumiSums</name>
    <message>
        <source>the luminosity table</source>
        <translation>die Luminositätstabelle</translation>
    </message>
    <message>
        <source>It has one row per run; a good-run list needs rows per lumisection (brilcalc lumi --byls).</source>
        <translation>Sie hat eine Zeile je Run; eine Good-Run-Liste braucht Zeilen je Lumisection (brilcalc lumi --byls).</translation>
    </message>
</context>
<context>
    <name>LumiValues</name>
    <message>
        <source>The line is too long.</source>
        <translation>Die Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>It has more than %1 rows.</source>
        <translation>Sie hat mehr als %1 Zeilen.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>Line %1, the header: %2</source>
        <translation>Zeile %1, die Kopfzeile: %2</translation>
    </message>
    <message>
        <source>It has more than %1 columns.</source>
        <translation>Sie hat mehr als %1 Spalten.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; comes twice.</source>
        <translation>Die Spalte &quot;%1&quot; kommt zweimal vor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no unit of an integrated luminosity; it is one of %2.</source>
        <translation>&quot;%1&quot; ist keine Einheit einer integrierten Luminosität; sie ist eine von %2.</translation>
    </message>
    <message>
        <source>An error is in the unit of the value, or per cent (%) of it.</source>
        <translation>Ein Fehler ist in der Einheit des Werts, oder in Prozent (%) davon.</translation>
    </message>
    <message>
        <source>It names no column &quot;%1&quot;.</source>
        <translation>Sie nennt keine Spalte &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The unit stands in two places.</source>
        <translation>Die Einheit steht an zwei Stellen.</translation>
    </message>
    <message>
        <source>There is no unit; it is written as &quot;value(/pb)&quot; or in a column &quot;unit&quot;.</source>
        <translation>Es gibt keine Einheit; sie wird als &quot;value(/pb)&quot; oder in einer Spalte &quot;unit&quot; geschrieben.</translation>
    </message>
    <message>
        <source>Columns that are not read: %1.</source>
        <translation>Spalten, die nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>It has %1 fields, and the header %2.</source>
        <translation>Sie hat %1 Felder, die Kopfzeile hat %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run number.</source>
        <translation>&quot;%1&quot; ist keine Run-Nummer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a method; it has letters, digits and . _ + - only.</source>
        <translation>&quot;%1&quot; ist kein Name einer Methode; möglich sind nur Buchstaben, Ziffern und . _ + -.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no luminosity.</source>
        <translation>&quot;%1&quot; ist keine Luminosität.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no unit of an integrated luminosity.</source>
        <translation>&quot;%1&quot; ist keine Einheit einer integrierten Luminosität.</translation>
    </message>
    <message>
        <source>The run came before by this method.</source>
        <translation>Der Run kam mit dieser Methode schon vor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no error of a luminosity.</source>
        <translation>&quot;%1&quot; ist kein Fehler einer Luminosität.</translation>
    </message>
</context>
<context>
    <name>Luminosity</name>
    <message>
        <source>a luminosity</source>
        <translation>eine Luminosität</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be converted: one is a rate, the other an integral over time.</source>
        <translation>%1 und %2 können nicht ineinander umgerechnet werden: das eine ist eine Rate, das andere ein Integral über die Zeit.</translation>
    </message>
    <message>
        <source>the luminosity &quot;%1&quot;</source>
        <translation>die Luminosität &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It is written as &quot;41.48 /fb&quot; or &quot;41.48 +- 0.02 (stat) +- 0.95 (syst) /fb&quot;.</source>
        <translation>Sie wird als &quot;41.48 /fb&quot; oder &quot;41.48 +- 0.02 (stat) +- 0.95 (syst) /fb&quot; geschrieben.</translation>
    </message>
</context>
<context>
    <name>MergeSteps</name>
    <message>
        <source>reading outputs before their merge</source>
        <translation>Ausgaben werden vor ihrem Zusammenführen gelesen</translation>
    </message>
    <message>
        <source>Request %1: %2</source>
        <comment>which request, what is wrong</comment>
        <translation>Anforderung %1: %2</translation>
    </message>
    <message>
        <source>Every work unit is credited or signed off, and every stream is merged.</source>
        <translation>Jede Arbeitseinheit ist gutgeschrieben oder abgezeichnet, und jeder Strom ist zusammengeführt.</translation>
    </message>
    <message>
        <source>merging</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>deleting merged outputs</source>
        <translation>zusammengeführte Ausgaben werden gelöscht</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>It is %1; only running requests are merged.</source>
        <translation>Sie ist %1; nur laufende Anforderungen werden zusammengeführt.</translation>
    </message>
    <message>
        <source>Its work units are not made yet.</source>
        <translation>Ihre Arbeitseinheiten sind noch nicht gebildet.</translation>
    </message>
    <message numerus="yes">
        <source>%n work unit(s) are neither credited nor signed off.</source>
        <translation>
            <numerusform>%n Arbeitseinheit ist weder gutgeschrieben noch abgezeichnet.</numerusform>
            <numerusform>%n Arbeitseinheiten sind weder gutgeschrieben noch abgezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation>Strom %1</translation>
    </message>
    <message>
        <source>One of the outputs went into another merge in the meantime.</source>
        <translation>Eine der Ausgaben kam inzwischen in eine andere Zusammenführung.</translation>
    </message>
    <message>
        <source>%1 parts with %2 events</source>
        <translation>%1 Teile mit %2 Ereignissen</translation>
    </message>
    <message>
        <source>Every credited output is in a merge already.</source>
        <translation>Jede gutgeschriebene Ausgabe ist schon in einer Zusammenführung.</translation>
    </message>
    <message>
        <source>There is nothing to merge.</source>
        <translation>Es ist nichts zusammenzuführen.</translation>
    </message>
    <message>
        <source>It is merged by the policy verify-inputs: every output is read first, once all work units are credited. Choose another policy to merge early.</source>
        <translation>Sie wird nach der Regelung verify-inputs zusammengeführt: jede Ausgabe wird zuerst gelesen, sobald alle Arbeitseinheiten gutgeschrieben sind. Wählen Sie eine andere Regelung, um früher zusammenzuführen.</translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) must be read first; the agent does it, then it merges.</source>
        <translation>
            <numerusform>%n Ausgabe muss zuerst gelesen werden; der Agent tut es und führt dann zusammen.</numerusform>
            <numerusform>%n Ausgaben müssen zuerst gelesen werden; der Agent tut es und führt dann zusammen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) were damaged or lost before the merge; all others are in a merge already.</source>
        <translation>
            <numerusform>%n Ausgabe wurde vor dem Zusammenführen beschädigt oder ging verloren; alle anderen sind schon in einer Zusammenführung.</numerusform>
            <numerusform>%n Ausgaben wurden vor dem Zusammenführen beschädigt oder gingen verloren; alle anderen sind schon in einer Zusammenführung.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is stopped until a person lets it go on: %1</source>
        <translation>Sie ist gestoppt, bis ein Mensch sie weiterlaufen lässt: %1</translation>
    </message>
</context>
<context>
    <name>Milestones</name>
    <message>
        <source>all events of %1</source>
        <comment>step</comment>
        <translation>alle Ereignisse von %1</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1 merged files</source>
        <translation>%1 zusammengeführte Dateien</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>what is asked for, step</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between what is asked for</comment>
        <translation> und </translation>
    </message>
</context>
<context>
    <name>MissingModel</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Run number.</source>
        <translation>Nummer des Runs.</translation>
    </message>
    <message>
        <source>Recorded (%1)</source>
        <comment>a unit</comment>
        <translation>Aufgezeichnet (%1)</translation>
    </message>
    <message>
        <source>Luminosity recorded in the run.</source>
        <translation>Im Run aufgezeichnete Luminosität.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>campaign, unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Luminosity that the campaign has processed.</source>
        <translation>Luminosität, die die Kampagne verarbeitet hat.</translation>
    </message>
    <message>
        <source>Missing (%1)</source>
        <comment>a unit</comment>
        <translation>Fehlt (%1)</translation>
    </message>
    <message>
        <source>Recorded, and not processed by the campaign.</source>
        <translation>Aufgezeichnet und von der Kampagne nicht verarbeitet.</translation>
    </message>
    <message>
        <source>Other campaign</source>
        <translation>Andere Kampagne</translation>
    </message>
    <message>
        <source>Luminosity that the other campaign has processed.</source>
        <translation>Luminosität, die die andere Kampagne verarbeitet hat.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Whether the campaign has the run at all.</source>
        <translation>Ob die Kampagne den Run überhaupt hat.</translation>
    </message>
    <message>
        <source>not all of it is processed</source>
        <translation>nicht alles davon ist verarbeitet</translation>
    </message>
    <message>
        <source>no request has it</source>
        <translation>keine Anforderung hat ihn</translation>
    </message>
</context>
<context>
    <name>Nearest</name>
    <message>
        <source>%1 Did you mean %2?</source>
        <comment>a sentence, a name</comment>
        <translation>%1 Meinten Sie %2?</translation>
    </message>
</context>
<context>
    <name>NumberRanges</name>
    <message>
        <source>The list is longer than %1 characters.</source>
        <translation>Die Liste ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number from 1 to %2, and no range as 146500-146600.</source>
        <translation>&quot;%1&quot; ist keine Zahl von 1 bis %2 und kein Bereich wie 146500-146600.</translation>
    </message>
    <message>
        <source>None is named.</source>
        <translation>Nichts ist genannt.</translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What it was done to.</source>
        <translation>Woran es geschah.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Whether it was done.</source>
        <translation>Ob es getan wurde.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>What happened.</source>
        <translation>Was geschah.</translation>
    </message>
    <message>
        <source>done</source>
        <comment>result of a row</comment>
        <translation>getan</translation>
    </message>
    <message>
        <source>not done</source>
        <comment>result of a row</comment>
        <translation>nicht getan</translation>
    </message>
</context>
<context>
    <name>OutdatedModel</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The run to process again.</source>
        <translation>Der Run, der neu zu verarbeiten ist.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>The request whose outputs are outdated.</source>
        <translation>Die Anforderung, deren Ausgaben veraltet sind.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>The campaign of that request.</source>
        <translation>Die Kampagne dieser Anforderung.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What was processed.</source>
        <translation>Was verarbeitet wurde.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>The software version.</source>
        <translation>Die Version der Software.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>The tag that it was made with.</source>
        <translation>Die Bedingungen, mit denen sie gemacht wurde.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The calibrations that were replaced since.</source>
        <translation>Die Kalibrationen, die seither ersetzt wurden.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Credited jobs that read the older conditions.</source>
        <translation>Gutgeschriebene Jobs, die die älteren Bedingungen lasen.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events that they read.</source>
        <translation>Ereignisse, die sie lasen.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>When the first of these jobs read its conditions.</source>
        <translation>Wann der erste dieser Jobs seine Bedingungen las.</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>When the newest of the calibrations was replaced.</source>
        <translation>Wann die neueste der Kalibrationen ersetzt wurde.</translation>
    </message>
    <message>
        <source>Processed again by</source>
        <translation>Neu verarbeitet von</translation>
    </message>
    <message>
        <source>The newest request that processes the run again.</source>
        <translation>Die neueste Anforderung, die den Run neu verarbeitet.</translation>
    </message>
    <message>
        <source>request %1: %2</source>
        <comment>number, status</comment>
        <translation>Anforderung %1: %2</translation>
    </message>
</context>
<context>
    <name>PartChecks</name>
    <message>
        <source>The output %1 is a link and no file: %2.</source>
        <translation>Die Ausgabe %1 ist ein Verweis und keine Datei: %2.</translation>
    </message>
    <message>
        <source>The output %1 is gone: there is no file %2.</source>
        <translation>Die Ausgabe %1 ist verschwunden: es gibt keine Datei %2.</translation>
    </message>
    <message>
        <source>The output %1 has changed: it has %2 bytes, %3 were credited.</source>
        <translation>Die Ausgabe %1 hat sich geändert: sie hat %2 Bytes, gutgeschrieben wurden %3.</translation>
    </message>
    <message>
        <source>The output %1 cannot be read at %2: %3</source>
        <translation>Die Ausgabe %1 kann unter %2 nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>The output %1 changed while it was read at %2.</source>
        <translation>Die Ausgabe %1 änderte sich, während sie unter %2 gelesen wurde.</translation>
    </message>
    <message>
        <source>The output %1 has changed: its checksum is %2, it was credited with %3.</source>
        <translation>Die Ausgabe %1 hat sich geändert: ihre Prüfsumme ist %2, gutgeschrieben wurde sie mit %3.</translation>
    </message>
    <message>
        <source>The output %1 is not readable: %2</source>
        <translation>Die Ausgabe %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The output %1 has %2 events, %3 were credited.</source>
        <translation>Die Ausgabe %1 hat %2 Ereignisse, gutgeschrieben wurden %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n credited output(s) were damaged or lost before the merge.</source>
        <translation>
            <numerusform>%n gutgeschriebene Ausgabe wurde vor dem Zusammenführen beschädigt oder ging verloren.</numerusform>
            <numerusform>%n gutgeschriebene Ausgaben wurden vor dem Zusammenführen beschädigt oder gingen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Und %1 weitere.</translation>
    </message>
    <message>
        <source>Put a file with the recorded size and checksum in its place, and the agent goes on; or let a manager sign the events off: prodctl merge sign-off %1.</source>
        <translation>Legen Sie eine Datei mit der festgehaltenen Größe und Prüfsumme an ihre Stelle, und der Agent macht weiter; oder lassen Sie einen Manager die Ereignisse abzeichnen: prodctl merge sign-off %1.</translation>
    </message>
    <message>
        <source>It is no plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
</context>
<context>
    <name>PdfReport</name>
    <message>
        <source>%1, page %2</source>
        <comment>title, number</comment>
        <translation>%1, Seite %2</translation>
    </message>
    <message>
        <source>The PDF could not be begun.</source>
        <translation>Das PDF konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>The PDF could not be completed.</source>
        <translation>Das PDF konnte nicht fertiggestellt werden.</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>The operator, or the agent.</source>
        <translation>Der Bediener oder der Agent.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>What the operator may do.</source>
        <translation>Was der Bediener darf.</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>What is about to be done, and which requests are open.</source>
        <translation>Was gerade getan werden soll, und welche Anforderungen geöffnet sind.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The program, and the machine that it runs on.</source>
        <translation>Das Programm, und der Rechner, auf dem es läuft.</translation>
    </message>
    <message>
        <source>Here for</source>
        <translation>Hier seit</translation>
    </message>
    <message>
        <source>How long ago the program was started.</source>
        <translation>Vor wie langer Zeit das Programm gestartet wurde.</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>How long ago the program last said that it is there; after 30 s it counts as gone.</source>
        <translation>Vor wie langer Zeit das Programm zuletzt gesagt hat, dass es da ist; nach 30 s gilt es als weg.</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <comment>an operator</comment>
        <translation>%1 (dieses Fenster)</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message>
        <source>Another file has this name. It was left alone; move it away, then resubmit.</source>
        <translation>Eine andere Datei hat diesen Namen. Sie wurde nicht angerührt; räumen Sie sie weg und reichen Sie dann neu ein.</translation>
    </message>
    <message>
        <source>Copying was stopped.</source>
        <translation>Das Kopieren wurde angehalten.</translation>
    </message>
    <message>
        <source>It is not the file that was verified.</source>
        <translation>Sie ist nicht die Datei, die geprüft wurde.</translation>
    </message>
    <message>
        <source>At most %1 jobs can be submitted at once.</source>
        <translation>Höchstens %1 Jobs können auf einmal eingereicht werden.</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What it is done to.</source>
        <translation>Woran es geschieht.</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>What it becomes.</source>
        <translation>Was daraus wird.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why it is safe, or why it is left out.</source>
        <translation>Warum es sicher ist, oder warum es ausgelassen wird.</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>milestone %1</source>
        <translation>Meilenstein %1</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>It is %1, and must lie between %2 and %3.</source>
        <translation>Sie ist %1 und muss zwischen %2 und %3 liegen.</translation>
    </message>
    <message>
        <source>%1 changed it meanwhile: %2.</source>
        <comment>who, what</comment>
        <translation>%1 hat ihn inzwischen geändert: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2026-12-01.</source>
        <translation>&quot;%1&quot; ist kein Datum wie 2026-12-01.</translation>
    </message>
    <message>
        <source>the luminosity</source>
        <translation>die Luminosität</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a luminosity such as &quot;2.5 /pb&quot;; the units are /mb, /ub, /nb, /pb, /fb and /ab.</source>
        <translation>&quot;%1&quot; ist keine Luminosität wie &quot;2.5 /pb&quot;; die Einheiten sind /mb, /ub, /nb, /pb, /fb und /ab.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>the name of the milestone</source>
        <translation>der Name des Meilensteins</translation>
    </message>
    <message>
        <source>It has 1 to %1 characters, and no blank at either end.</source>
        <translation>Er hat 1 bis %1 Zeichen, und kein Leerzeichen am Anfang oder Ende.</translation>
    </message>
    <message>
        <source>It has a character that cannot be printed.</source>
        <translation>Er hat ein Zeichen, das nicht gedruckt werden kann.</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>der Grund</translation>
    </message>
    <message>
        <source>It is longer than %1 characters.</source>
        <translation>Er ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>the number of events</source>
        <translation>die Zahl der Ereignisse</translation>
    </message>
    <message>
        <source>the number of files</source>
        <translation>die Zahl der Dateien</translation>
    </message>
    <message>
        <source>There is none that is planned.</source>
        <translation>Es gibt keinen, der geplant ist.</translation>
    </message>
</context>
<context>
    <name>PlotColours</name>
    <message>
        <source>ok</source>
        <comment>a plot</comment>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>too few entries</source>
        <comment>a plot</comment>
        <translation>zu wenige Einträge</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>a plot</comment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>not comparable</source>
        <comment>a plot</comment>
        <translation>nicht vergleichbar</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>a plot</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <comment>a plot</comment>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>PlotDrawing</name>
    <message>
        <source>Reference not scaled (%1).</source>
        <comment>kind of plot</comment>
        <translation>Referenz nicht skaliert (%1).</translation>
    </message>
    <message>
        <source>Reference not scaled.</source>
        <translation>Referenz nicht skaliert.</translation>
    </message>
    <message>
        <source>Reference scaled to the data: %1</source>
        <translation>Referenz auf die Daten skaliert: %1</translation>
    </message>
    <message>
        <source>Entries %1</source>
        <translation>Einträge %1</translation>
    </message>
    <message>
        <source>Passed %1 of %2</source>
        <translation>Bestanden %1 von %2</translation>
    </message>
    <message>
        <source>Mean %1</source>
        <translation>Mittelwert %1</translation>
    </message>
    <message>
        <source>Mean y %1</source>
        <translation>Mittelwert y %1</translation>
    </message>
    <message>
        <source>Std dev %1</source>
        <translation>Std.-Abw. %1</translation>
    </message>
    <message>
        <source>Std dev y %1</source>
        <translation>Std.-Abw. y %1</translation>
    </message>
    <message>
        <source>Underflow %1</source>
        <translation>Unterlauf %1</translation>
    </message>
    <message>
        <source>Overflow %1</source>
        <translation>Überlauf %1</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>data / reference</source>
        <translation>Daten / Referenz</translation>
    </message>
    <message>
        <source>pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Three dimensions: the sum over z is shown.</source>
        <translation>Drei Dimensionen: gezeigt wird die Summe über z.</translation>
    </message>
    <message>
        <source>Only the reference has this plot.</source>
        <translation>Nur die Referenz hat diesen Plot.</translation>
    </message>
    <message>
        <source>Bin %1, %2: x %3 to %4, y %5 to %6</source>
        <comment>bins and their edges</comment>
        <translation>Bin %1, %2: x %3 bis %4, y %5 bis %6</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Bin %1: %2 to %3</source>
        <comment>bin, edges</comment>
        <translation>Bin %1: %2 bis %3</translation>
    </message>
    <message>
        <source>Bin %1: %2</source>
        <comment>bin, label</comment>
        <translation>Bin %1: %2</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>%1: empty</source>
        <translation>%1: leer</translation>
    </message>
    <message>
        <source>ratio to %1: %2</source>
        <translation>Verhältnis zu %1: %2</translation>
    </message>
    <message>
        <source>pull to %1: %2</source>
        <translation>Pull zu %1: %2</translation>
    </message>
</context>
<context>
    <name>PlotPainter</name>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>Es gibt nichts zu zeichnen.</translation>
    </message>
</context>
<context>
    <name>PlotReferences</name>
    <message>
        <source>%1, run %2</source>
        <comment>reference set</comment>
        <translation>%1, Run %2</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
</context>
<context>
    <name>PlotRules</name>
    <message>
        <source>the pattern of a plot rule</source>
        <translation>das Muster einer Plot-Regel</translation>
    </message>
    <message>
        <source>It has 1 to %1 characters, and a detector at most %2.</source>
        <translation>Es hat 1 bis %1 Zeichen, und ein Detektor höchstens %2.</translation>
    </message>
    <message>
        <source>the kind of plot &quot;%1&quot;</source>
        <translation>die Art von Plot &quot;%1&quot;</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
</context>
<context>
    <name>PlotSaving</name>
    <message>
        <source>the picture</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>It cannot be drawn.</source>
        <translation>Es kann nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>A plot is saved as .png, .svg, .pdf, .csv or .json; choose one of these suffixes.</source>
        <translation>Ein Plot wird als .png, .svg, .pdf, .csv oder .json gespeichert; wählen Sie eine dieser Endungen.</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Page (*.pdf);;Cells as CSV (*.csv);;ROOT&apos;s JSON (*.json)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Seite (*.pdf);;Zellen als CSV (*.csv);;JSON von ROOT (*.json)</translation>
    </message>
    <message>
        <source>This is no format of pictures.</source>
        <translation>Das ist kein Bildformat.</translation>
    </message>
    <message>
        <source>Its contents are not there.</source>
        <translation>Sein Inhalt ist nicht da.</translation>
    </message>
</context>
<context>
    <name>PlotSet</name>
    <message>
        <source>It is compared with nothing.</source>
        <translation>Er wird mit nichts verglichen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>PlotTrend</name>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Underflow</source>
        <translation>Unterlauf</translation>
    </message>
    <message>
        <source>Overflow</source>
        <translation>Überlauf</translation>
    </message>
    <message>
        <source>Integral</source>
        <translation>Integral</translation>
    </message>
    <message>
        <source>Probability of the chi2 test</source>
        <translation>Wahrscheinlichkeit des Chi2-Tests</translation>
    </message>
    <message>
        <source>Largest pull</source>
        <translation>Größter Pull</translation>
    </message>
    <message>
        <source>Entries / reference</source>
        <translation>Einträge / Referenz</translation>
    </message>
    <message>
        <source>There is no reference.</source>
        <translation>Es gibt keine Referenz.</translation>
    </message>
    <message>
        <source>The plot is empty.</source>
        <translation>Der Plot ist leer.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>%1 of %2 by run</source>
        <comment>quantity, plot</comment>
        <translation>%1 von %2 je Run</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>requests %1</source>
        <comment>numbers</comment>
        <translation>Anforderungen %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>requests 1, 2, 3</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 is doing &quot;%2&quot; with %3; it began %4 ago.</source>
        <comment>ben, Abort, request 3</comment>
        <translation>%1 tut gerade &quot;%2&quot; mit %3; begonnen vor %4.</translation>
    </message>
    <message>
        <source>%1 has been about to do &quot;%2&quot; with %3 for %4.</source>
        <comment>ben, Abort, request 3</comment>
        <translation>%1 hat seit %4 &quot;%2&quot; mit %3 vor.</translation>
    </message>
    <message>
        <source>window</source>
        <comment>a program</comment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>agent</source>
        <comment>a program</comment>
        <translation>Agent</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a program, a host</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>ben, window on a host</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>ben, shifter, window on a host</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>doing &quot;%1&quot; for %2</source>
        <translation>tut seit %2 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>about to do &quot;%1&quot; for %2</source>
        <translation>hat seit %2 &quot;%1&quot; vor</translation>
    </message>
    <message>
        <source>doing &quot;%1&quot; with %2 for %3</source>
        <translation>tut seit %3 &quot;%1&quot; mit %2</translation>
    </message>
    <message>
        <source>about to do &quot;%1&quot; with %2 for %3</source>
        <translation>hat seit %3 &quot;%1&quot; mit %2 vor</translation>
    </message>
    <message>
        <source>has %1 open</source>
        <translation>hat %1 geöffnet</translation>
    </message>
    <message>
        <source>it</source>
        <comment>a request</comment>
        <translation>ihr</translation>
    </message>
    <message>
        <source>%1 has had it open for %2.</source>
        <comment>ben, 3 min</comment>
        <translation>%1 hat sie seit %2 geöffnet.</translation>
    </message>
</context>
<context>
    <name>PrivateFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is a link, and may lead elsewhere tomorrow; name the file itself.</source>
        <translation>Es ist ein Verweis, und kann morgen anderswohin führen; nennen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file is larger than the %1 bytes allowed.</source>
        <translation>Die Datei ist größer als die erlaubten %1 Bytes.</translation>
    </message>
    <message>
        <source>It is just being written.</source>
        <translation>Sie wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>Others may read or change this secret, so it is not used. Say: chmod 600 %1</source>
        <translation>Andere können dieses Geheimnis lesen oder ändern, deshalb wird es nicht benutzt. Abhilfe: chmod 600 %1</translation>
    </message>
</context>
<context>
    <name>Prodctl</name>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>--units-per-job</source>
        <translation>--units-per-job</translation>
    </message>
    <message>
        <source>It lies between 1 and 1000.</source>
        <translation>Sie liegt zwischen 1 und 1000.</translation>
    </message>
    <message>
        <source>%1  The agent works on %2. Ctrl+C stops it after the current step; no job is lost.</source>
        <translation>%1  Der Agent arbeitet an %2. Strg+C hält ihn nach dem laufenden Schritt an; kein Job geht verloren.</translation>
    </message>
    <message>
        <source>%1  The agent has stopped.</source>
        <translation>%1  Der Agent hat aufgehört.</translation>
    </message>
    <message>
        <source>Ends when nothing is left to do.</source>
        <translation>Endet, wenn nichts mehr zu tun ist.</translation>
    </message>
    <message>
        <source>Tries failed jobs again where a retry helps.</source>
        <translation>Versucht fehlgeschlagene Jobs noch einmal, wo das hilft.</translation>
    </message>
    <message>
        <source>Makes the jobs of staged requests, without a person.</source>
        <translation>Bildet die Jobs bereitgestellter Anforderungen, ohne einen Menschen.</translation>
    </message>
    <message>
        <source>For --make-jobs.</source>
        <translation>Für --make-jobs.</translation>
    </message>
    <message>
        <source>{cycles, submitted, credited, failed, recovered, merged, finished, declared} at its end.</source>
        <translation>{cycles, submitted, credited, failed, recovered, merged, finished, declared} an seinem Ende.</translation>
    </message>
    <message>
        <source>the word &quot;%1&quot;</source>
        <translation>das Wort &quot;%1&quot;</translation>
    </message>
    <message>
        <source>A number is expected here.</source>
        <translation>Hier wird eine Zahl erwartet.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is given twice.</source>
        <translation>&quot;%1&quot; steht zweimal da.</translation>
    </message>
    <message>
        <source>A whole number is expected for &quot;%1&quot;.</source>
        <translation>Für &quot;%1&quot; wird eine ganze Zahl erwartet.</translation>
    </message>
    <message>
        <source>There is no such option here.</source>
        <translation>Eine solche Option gibt es hier nicht.</translation>
    </message>
    <message>
        <source>It could mean several options.</source>
        <translation>Das könnte mehrere Optionen meinen.</translation>
    </message>
    <message>
        <source>Who acts; else $SHIFTDECK_OPERATOR, else your login name.</source>
        <translation>Wer handelt; sonst $SHIFTDECK_OPERATOR, sonst Ihr Anmeldename.</translation>
    </message>
    <message>
        <source>Prints one JSON object instead of text.</source>
        <translation>Gibt ein JSON-Objekt statt Text aus.</translation>
    </message>
    <message>
        <source>Prints the plan of a command and changes nothing.</source>
        <translation>Gibt den Plan eines Befehls aus und ändert nichts.</translation>
    </message>
    <message>
        <source>Does not ask before a command.</source>
        <translation>Fragt vor einem Befehl nicht.</translation>
    </message>
    <message>
        <source>Does the command only if its plan still has this hash.</source>
        <translation>Führt den Befehl nur aus, wenn sein Plan noch diese Prüfsumme hat.</translation>
    </message>
    <message>
        <source>A command with the same key is done once, however often it is asked.</source>
        <translation>Ein Befehl mit demselben Schlüssel geschieht einmal, wie oft auch gefragt wird.</translation>
    </message>
    <message>
        <source>Prints errors only.</source>
        <translation>Gibt nur Fehler aus.</translation>
    </message>
    <message>
        <source>Explains the verb, with an example.</source>
        <translation>Erklärt das Verb, mit einem Beispiel.</translation>
    </message>
    <message>
        <source>Prints the version.</source>
        <translation>Gibt die Version aus.</translation>
    </message>
    <message>
        <source>This option takes no value.</source>
        <translation>Diese Option nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>This option needs a value.</source>
        <translation>Diese Option braucht einen Wert.</translation>
    </message>
    <message>
        <source>Nothing more is expected here; see --help.</source>
        <translation>Mehr wird hier nicht erwartet; siehe --help.</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>... and %1 more; --json lists them all.</source>
        <translation>... und %1 weitere; --json führt alle auf.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>the plan</source>
        <translation>der Plan</translation>
    </message>
    <message>
        <source>Its hash is %1 now. %2</source>
        <translation>Seine Prüfsumme ist jetzt %1. %2</translation>
    </message>
    <message>
        <source>the command without a confirmation</source>
        <translation>der Befehl ohne Bestätigung</translation>
    </message>
    <message>
        <source>There is no terminal to ask on; give --yes, or --plan-hash %1.</source>
        <translation>Es gibt kein Terminal zum Fragen; geben Sie --yes an, oder --plan-hash %1.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on:</source>
        <translation>Geben Sie &quot;%1&quot; ein, um fortzufahren:</translation>
    </message>
    <message>
        <source>Go on? [y/N]</source>
        <translation>Fortfahren? [y/N]</translation>
    </message>
    <message>
        <source>This was done before; nothing was done again.</source>
        <translation>Das war schon getan; nichts geschah noch einmal.</translation>
    </message>
    <message>
        <source>Receipt %1. To take it back: prodctl undo %1</source>
        <translation>Beleg %1. Zum Zurücknehmen: prodctl undo %1</translation>
    </message>
    <message>
        <source>Receipt %1.</source>
        <translation>Beleg %1.</translation>
    </message>
    <message>
        <source>Nothing was changed. Plan hash: %1</source>
        <translation>Nichts wurde geändert. Prüfsumme des Plans: %1</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The raw files have %1 events; the merged production files have %2, %3 of them different.</source>
        <translation>Die Rohdateien haben %1 Ereignisse; die zusammengeführten Produktionsdateien haben %2, davon %3 verschiedene.</translation>
    </message>
    <message>
        <source>%1 (%2 %3)</source>
        <comment>number, campaign, step</comment>
        <translation>%1 (%2 %3)</translation>
    </message>
    <message>
        <source>Request %1 is %2, not declared.</source>
        <translation>Anforderung %1 ist %2, nicht declared.</translation>
    </message>
    <message>
        <source>Request %1 has %2 events in, %3 credited, %4 read by credited jobs.</source>
        <translation>Anforderung %1 hat %2 Ereignisse in den Eingaben, %3 gutgeschrieben, %4 von gutgeschriebenen Jobs gelesen.</translation>
    </message>
    <message>
        <source>Stream %1 of request %2 has %3 events of %4.</source>
        <translation>Strom %1 von Anforderung %2 hat %3 Ereignisse von %4.</translation>
    </message>
    <message>
        <source>%1 is not what was registered: %2 events instead of %3. %4</source>
        <translation>%1 ist nicht, was eingetragen wurde: %2 Ereignisse statt %3. %4</translation>
    </message>
    <message>
        <source>Dimuon events of Run2010B, again</source>
        <translation>Dimyon-Ereignisse von Run2010B, noch einmal</translation>
    </message>
    <message>
        <source>Z to two muons of Run2011A</source>
        <translation>Z in zwei Myonen von Run2011A</translation>
    </message>
    <message>
        <source>folder with the demo&apos;s event files</source>
        <translation>Ordner mit den Ereignisdateien des Demos</translation>
    </message>
    <message>
        <source>Looked in %1; name it with --events.</source>
        <translation>Gesucht in %1; nennen Sie ihn mit --events.</translation>
    </message>
    <message>
        <source>program %1</source>
        <translation>Programm %1</translation>
    </message>
    <message>
        <source>It is built together with prodctl.</source>
        <translation>Es wird zusammen mit prodctl gebaut.</translation>
    </message>
    <message>
        <source>Site Alpha</source>
        <translation>Standort Alpha</translation>
    </message>
    <message>
        <source>Site Beta</source>
        <translation>Standort Beta</translation>
    </message>
    <message>
        <source>the demo in %1</source>
        <translation>das Demo in %1</translation>
    </message>
    <message>
        <source>It holds other things (%1); a demo needs a folder of its own.</source>
        <translation>Er enthält anderes (%1); ein Demo braucht einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>The store cannot be given its name.</source>
        <translation>Der Speicher kann seinen Namen nicht bekommen.</translation>
    </message>
    <message>
        <source>The demo campaign is in %1.</source>
        <translation>Die Demo-Kampagne ist in %1.</translation>
    </message>
    <message>
        <source>Look at it:    prodctl --store %1 request list</source>
        <translation>Ansehen:       prodctl --store %1 request list</translation>
    </message>
    <message>
        <source>site with the input of request %1</source>
        <translation>Standort mit der Eingabe von Anforderung %1</translation>
    </message>
    <message>
        <source>%1  %2: %3</source>
        <comment>time, who, what</comment>
        <translation>%1  %2: %3</translation>
    </message>
    <message>
        <source>%1  %2 of %3 events done, %4 jobs (%5 open), %6 failures seen, %7 of %8 requests complete</source>
        <translation>%1  %2 von %3 Ereignissen fertig, %4 Jobs (%5 offen), %6 Fehler gesehen, %7 von %8 Anforderungen vollständig</translation>
    </message>
    <message>
        <source>the demo</source>
        <translation>das Demo</translation>
    </message>
    <message>
        <source>The same command goes on with it.</source>
        <translation>Derselbe Befehl setzt es fort.</translation>
    </message>
    <message>
        <source>Nothing has moved for %1. %2</source>
        <translation>Seit %1 hat sich nichts bewegt. %2</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>&gt;events in</source>
        <translation>&gt;Ereignisse</translation>
    </message>
    <message>
        <source>&gt;credited</source>
        <translation>&gt;gutgeschrieben</translation>
    </message>
    <message>
        <source>&gt;jobs</source>
        <translation>&gt;Jobs</translation>
    </message>
    <message>
        <source>&gt;failed</source>
        <translation>&gt;fehlgeschlagen</translation>
    </message>
    <message>
        <source>merged files and events by stream</source>
        <translation>zusammengeführte Dateien und Ereignisse je Strom</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <comment>stream, files, events</comment>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 raw events; %2 events in the merged production files, %3 of them different. %4.</source>
        <translation>%1 Rohereignisse; %2 Ereignisse in den zusammengeführten Produktionsdateien, davon %3 verschiedene. %4.</translation>
    </message>
    <message>
        <source>Everything adds up: each event was processed exactly once.</source>
        <translation>Alles geht auf: jedes Ereignis wurde genau einmal verarbeitet.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>The first column of an event file is Run.</source>
        <translation>Die erste Spalte einer Ereignisdatei ist Run.</translation>
    </message>
    <message>
        <source>It does not begin with a run number, or is cut off.</source>
        <translation>Sie beginnt nicht mit einer Run-Nummer oder ist abgeschnitten.</translation>
    </message>
    <message>
        <source>There are more than %1 runs.</source>
        <translation>Es sind mehr als %1 Runs.</translation>
    </message>
    <message>
        <source>A folder of its own.</source>
        <translation>Ein eigener Ordner.</translation>
    </message>
    <message>
        <source>Makes a campaign of real collision events, to try everything on.</source>
        <translation>Legt eine Kampagne aus echten Kollisionsereignissen an, um alles auszuprobieren.</translation>
    </message>
    <message>
        <source>The folder of the event files, where they did not come along.</source>
        <translation>Der Ordner der Ereignisdateien, wo sie nicht dabei sind.</translation>
    </message>
    <message>
        <source>Milliseconds per 1000 events, so that one can watch.</source>
        <translation>Millisekunden je 1000 Ereignisse, damit man zusehen kann.</translation>
    </message>
    <message>
        <source>No job goes wrong.</source>
        <translation>Kein Job geht schief.</translation>
    </message>
    <message>
        <source>{store}.</source>
        <translation>{store}.</translation>
    </message>
    <message>
        <source>--pace</source>
        <translation>--pace</translation>
    </message>
    <message>
        <source>It lies between 0 and 1000000.</source>
        <translation>Es liegt zwischen 0 und 1000000.</translation>
    </message>
    <message>
        <source>Processes the demo campaign in the terminal, and checks that every event is there once.</source>
        <translation>Verarbeitet die Demo-Kampagne im Terminal und prüft, dass jedes Ereignis einmal da ist.</translation>
    </message>
    <message>
        <source>{requests: [{id, name, status, eventsIn, eventsCredited, jobs, failed, streams: {name: {files, events}}}], failures: {class: n}, rawEvents, mergedEvents, distinctEvents, milliseconds, problems: [text]}.</source>
        <translation>{requests: [{id, name, status, eventsIn, eventsCredited, jobs, failed, streams: {name: {files, events}}}], failures: {class: n}, rawEvents, mergedEvents, distinctEvents, milliseconds, problems: [text]}.</translation>
    </message>
    <message>
        <source>It plays the manager, the site operators, the shifter and the agent, by the same commands that they use, and goes on where it was stopped. The exit code is 1 when the events do not add up.</source>
        <translation>Es spielt den Manager, die Standort-Bediener, den Schichtleiter und den Agenten, mit denselben Befehlen wie diese, und macht weiter, wo es angehalten wurde. Der Exit-Code ist 1, wenn die Ereignisse nicht aufgehen.</translation>
    </message>
    <message>
        <source>Options of every verb:</source>
        <translation>Optionen jedes Verbs:</translation>
    </message>
    <message>
        <source>prodctl: follow and steer the processing of physics data.</source>
        <translation>prodctl: die Verarbeitung von Physik-Daten verfolgen und lenken.</translation>
    </message>
    <message>
        <source>Verbs (prodctl VERB --help explains each):</source>
        <translation>Verben (prodctl VERB --help erklärt jedes):</translation>
    </message>
    <message>
        <source>Exit codes: 0 done; 1 internal; 2 usage; 3 no such thing; 4 refused by a rule; 5 not for your role; 6 changed since you decided; 7 in use, try again; 8 file or disk; 9 database damaged, foreign or too new; 10 a site does not answer; 130 stopped.</source>
        <translation>Exit-Codes: 0 getan; 1 intern; 2 Aufruf; 3 gibt es nicht; 4 durch eine Regel verweigert; 5 nicht für Ihre Rolle; 6 geändert, seit Sie entschieden; 7 in Gebrauch, noch einmal versuchen; 8 Datei oder Platte; 9 Datenbank beschädigt, fremd oder zu neu; 10 ein Standort antwortet nicht; 130 angehalten.</translation>
    </message>
    <message>
        <source>Example: prodctl --operator anna request approve 1 2 3</source>
        <translation>Beispiel: prodctl --operator anna request approve 1 2 3</translation>
    </message>
    <message>
        <source>Also: prodctl %1</source>
        <translation>Auch: prodctl %1</translation>
    </message>
    <message>
        <source>For the roles: %1.</source>
        <translation>Für die Rollen: %1.</translation>
    </message>
    <message>
        <source>Otherwise %1.</source>
        <comment>the default value</comment>
        <translation>Sonst %1.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Beispiel: %1</translation>
    </message>
    <message>
        <source>--json prints %1</source>
        <translation>--json gibt aus: %1</translation>
    </message>
    <message>
        <source>The shell.</source>
        <translation>Die Shell.</translation>
    </message>
    <message>
        <source>Prints the completion for a shell.</source>
        <translation>Gibt die Ergänzung für eine Shell aus.</translation>
    </message>
    <message>
        <source>&gt;request</source>
        <translation>&gt;Anforderung</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>&gt;run</source>
        <translation>&gt;Run</translation>
    </message>
    <message>
        <source>&gt;attempt</source>
        <translation>&gt;Versuch</translation>
    </message>
    <message>
        <source>&gt;events</source>
        <translation>&gt;Ereignisse</translation>
    </message>
    <message>
        <source>&gt;read</source>
        <translation>&gt;gelesen</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>No job matches.</source>
        <translation>Kein Job passt.</translation>
    </message>
    <message>
        <source>The newest %1 of %2 jobs; --limit shows more.</source>
        <translation>Die neuesten %1 von %2 Jobs; --limit zeigt mehr.</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>tried again by</source>
        <translation>noch einmal versucht von</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>was zu tun ist</translation>
    </message>
    <message>
        <source>site, node</source>
        <translation>Standort, Knoten</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>&gt;bytes</source>
        <translation>&gt;Bytes</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>%1 of job %2</source>
        <translation>%1 von Job %2</translation>
    </message>
    <message>
        <source>The job is %1 and has left no such file.</source>
        <translation>Der Job ist %1 und hat keine solche Datei hinterlassen.</translation>
    </message>
    <message>
        <source>The file is large; only its last %1 bytes are looked at.</source>
        <translation>Die Datei ist groß; nur ihre letzten %1 Bytes werden angesehen.</translation>
    </message>
    <message>
        <source>--tail</source>
        <translation>--tail</translation>
    </message>
    <message>
        <source>It is a number of lines.</source>
        <translation>Es ist eine Zahl von Zeilen.</translation>
    </message>
    <message>
        <source>&gt;n</source>
        <translation>&gt;n</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>No job has failed.</source>
        <translation>Kein Job schlug fehl.</translation>
    </message>
    <message>
        <source>The number of the job.</source>
        <translation>Die Nummer des Jobs.</translation>
    </message>
    <message>
        <source>Lists jobs, the newest first.</source>
        <translation>Zeigt Jobs, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>Shows one job: what it did, what was found, its files.</source>
        <translation>Zeigt einen Job: was er tat, was gefunden wurde, seine Dateien.</translation>
    </message>
    <message>
        <source>%1 and files: [{input, name, path, stream, state, problem, adler32, run, firstEvent, events, bytes}], timeline: [{at, from, to}], evidence: [{at, fact, value}].</source>
        <translation>%1 und files: [{input, name, path, stream, state, problem, adler32, run, firstEvent, events, bytes}], timeline: [{at, from, to}], evidence: [{at, fact, value}].</translation>
    </message>
    <message>
        <source>Prints a log of a job.</source>
        <translation>Gibt ein Protokoll eines Jobs aus.</translation>
    </message>
    <message>
        <source>What it printed (unless told otherwise).</source>
        <translation>Was er ausgab (wenn nicht anders verlangt).</translation>
    </message>
    <message>
        <source>Its errors.</source>
        <translation>Seine Fehler.</translation>
    </message>
    <message>
        <source>The job report.</source>
        <translation>Der Job-Bericht.</translation>
    </message>
    <message>
        <source>Only the last lines, so many.</source>
        <translation>Nur die letzten Zeilen, so viele.</translation>
    </message>
    <message>
        <source>Only lines with this text, with their numbers.</source>
        <translation>Nur Zeilen mit diesem Text, mit ihren Nummern.</translation>
    </message>
    <message>
        <source>{job, file, lines: [text]}.</source>
        <translation>{job, file, lines: [text]}.</translation>
    </message>
    <message>
        <source>Counts failed jobs by cause, superseded ones included.</source>
        <translation>Zählt fehlgeschlagene Jobs nach Ursache, auch ersetzte.</translation>
    </message>
    <message>
        <source>Only of these requests.</source>
        <translation>Nur von diesen Anforderungen.</translation>
    </message>
    <message>
        <source>Only what matches, in the language of the filter boxes.</source>
        <translation>Nur was passt, in der Sprache der Filterzeilen.</translation>
    </message>
    <message>
        <source>At most so many.</source>
        <translation>Höchstens so viele.</translation>
    </message>
    <message>
        <source>Fields of --filter: %1. Operators: = != &lt; &lt;= &gt; &gt;= ~ (contains) in, and, or, not, parentheses.</source>
        <translation>Felder von --filter: %1. Operatoren: = != &lt; &lt;= &gt; &gt;= ~ (enthält) in, and, or, not, Klammern.</translation>
    </message>
    <message>
        <source>--limit</source>
        <translation>--limit</translation>
    </message>
    <message>
        <source>It lies between 1 and %1.</source>
        <translation>Es liegt zwischen 1 und %1.</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>&gt;raw files</source>
        <translation>&gt;Rohdateien</translation>
    </message>
    <message>
        <source>processed</source>
        <translation>verarbeitet</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>campaign, events, events</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>Kein Run passt.</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>adler32</source>
        <translation>adler32</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>No file matches.</source>
        <translation>Keine Datei passt.</translation>
    </message>
    <message>
        <source>The first %1; --limit shows more.</source>
        <translation>Die ersten %1; --limit zeigt mehr.</translation>
    </message>
    <message>
        <source>who</source>
        <translation>wer</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>&gt;receipt</source>
        <translation>&gt;Beleg</translation>
    </message>
    <message>
        <source>No change matches.</source>
        <translation>Keine Änderung passt.</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>&gt;slots</source>
        <translation>&gt;Plätze</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>spool</source>
        <translation>Spool</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>There is no site yet; &quot;prodctl sites add&quot; makes one.</source>
        <translation>Es gibt noch keinen Standort; &quot;prodctl sites add&quot; legt einen an.</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>There is no operator yet; &quot;prodctl operators add&quot; makes one.</source>
        <translation>Es gibt noch keinen Bediener; &quot;prodctl operators add&quot; legt einen an.</translation>
    </message>
    <message>
        <source>Lists files of the catalogue.</source>
        <translation>Zeigt Dateien des Katalogs.</translation>
    </message>
    <message>
        <source>{files: [{id, lfn, dataset, tier, firstRun, lastRun, events, bytes, adler32, state, replicaState, path}]}.</source>
        <translation>{files: [{id, lfn, dataset, tier, firstRun, lastRun, events, bytes, adler32, state, replicaState, path}]}.</translation>
    </message>
    <message>
        <source>Lists who changed what, the newest first.</source>
        <translation>Zeigt, wer was geändert hat, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>{audit: [{id, at, who, role, action, entity, entityId, request, receipt, from, to, why}]}.</source>
        <translation>{audit: [{id, at, who, role, action, entity, entityId, request, receipt, from, to, why}]}.</translation>
    </message>
    <message>
        <source>Lists the operators and their roles.</source>
        <translation>Zeigt die Bediener und ihre Rollen.</translation>
    </message>
    <message>
        <source>{operators: [{name, role, site}]}.</source>
        <translation>{operators: [{name, role, site}]}.</translation>
    </message>
    <message>
        <source>What kind.</source>
        <translation>Welche Art.</translation>
    </message>
    <message>
        <source>Lists names there are, one a line, for completion.</source>
        <translation>Zeigt vorhandene Namen, einen je Zeile, zur Ergänzung.</translation>
    </message>
    <message>
        <source>{names: [text]}.</source>
        <translation>{names: [text]}.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; alone</source>
        <translation>&quot;%1&quot; allein</translation>
    </message>
    <message>
        <source>It is followed by one of %1.</source>
        <translation>Darauf folgt eins von %1.</translation>
    </message>
    <message>
        <source>Here prodctl knows %1.</source>
        <translation>Hier kennt prodctl %1.</translation>
    </message>
    <message>
        <source>--dry-run</source>
        <translation>--dry-run</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no command with a plan.</source>
        <translation>&quot;%1&quot; ist kein Befehl mit einem Plan.</translation>
    </message>
    <message>
        <source>held (was %1)</source>
        <translation>held (vorher %1)</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>&gt;priority</source>
        <translation>&gt;Priorität</translation>
    </message>
    <message>
        <source>&gt;open</source>
        <translation>&gt;offen</translation>
    </message>
    <message>
        <source>&gt;done</source>
        <translation>&gt;fertig</translation>
    </message>
    <message>
        <source>No request matches.</source>
        <translation>Keine Anforderung passt.</translation>
    </message>
    <message>
        <source> (test)</source>
        <translation> (Probe)</translation>
    </message>
    <message>
        <source> (not complete yet)</source>
        <translation> (noch nicht vollständig)</translation>
    </message>
    <message>
        <source>release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>endet %1</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>%1 of %2 credited</source>
        <translation>%1 von %2 gutgeschrieben</translation>
    </message>
    <message>
        <source>work units</source>
        <translation>Arbeitseinheiten</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>%1 done, %2 failed, %3 open</source>
        <translation>%1 fertig, %2 fehlgeschlagen, %3 offen</translation>
    </message>
    <message>
        <source>merged files</source>
        <translation>zusammengeführte Dateien</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <translation>von %1, %2</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>failed: %1 x %2 at %3: %4</source>
        <translation>fehlgeschlagen: %1 x %2 an %3: %4</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>who, when, remark</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>&gt;first run</source>
        <translation>&gt;erster Run</translation>
    </message>
    <message>
        <source>&gt;last run</source>
        <translation>&gt;letzter Run</translation>
    </message>
    <message>
        <source>predecessor</source>
        <translation>Vorgängerin</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>Es gibt noch keine Kampagne.</translation>
    </message>
    <message>
        <source>Lists the campaigns.</source>
        <translation>Zeigt die Kampagnen.</translation>
    </message>
    <message>
        <source>{campaigns: [{id, name, title, release, conditions, predecessor, link, firstRun, lastRun, dueAt, createdAt, createdBy}]}.</source>
        <translation>{campaigns: [{id, name, title, release, conditions, predecessor, link, firstRun, lastRun, dueAt, createdAt, createdBy}]}.</translation>
    </message>
    <message>
        <source>Lists requests with their progress.</source>
        <translation>Zeigt Anforderungen mit ihrem Fortschritt.</translation>
    </message>
    <message>
        <source>Shows one request.</source>
        <translation>Zeigt eine Anforderung.</translation>
    </message>
    <message>
        <source>Its number.</source>
        <translation>Ihre Nummer.</translation>
    </message>
    <message>
        <source>There is no store in this place; name one with --store, or make one with &quot;prodctl store create&quot; or &quot;prodctl demo create&quot;.</source>
        <translation>Hier ist kein Speicher; nennen Sie einen mit --store, oder legen Sie einen an mit &quot;prodctl store create&quot; oder &quot;prodctl demo create&quot;.</translation>
    </message>
    <message>
        <source>The store was brought to a newer format; the old one is kept as %1.</source>
        <translation>Der Speicher wurde auf ein neueres Format gebracht; der alte bleibt als %1.</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>der Bediener</translation>
    </message>
    <message>
        <source>Your login name &quot;%1&quot; is no operator of this store; say who acts with --operator or $SHIFTDECK_OPERATOR. The operators are %2.</source>
        <translation>Ihr Anmeldename &quot;%1&quot; ist kein Bediener dieses Speichers; sagen Sie, wer handelt, mit --operator oder $SHIFTDECK_OPERATOR. Die Bediener sind %2.</translation>
    </message>
    <message>
        <source>It must have 1 to 64 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>Er muss 1 bis 64 Zeichen aus a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos; und &apos;-&apos; haben.</translation>
    </message>
    <message>
        <source>the site&apos;s name</source>
        <translation>der Name des Standorts</translation>
    </message>
    <message>
        <source>the number of slots</source>
        <translation>die Zahl der Plätze</translation>
    </message>
    <message>
        <source>It lies between 1 and 100000.</source>
        <translation>Sie liegt zwischen 1 und 100000.</translation>
    </message>
    <message>
        <source>the operator&apos;s name</source>
        <translation>der Name des Bedieners</translation>
    </message>
    <message>
        <source>operator %1</source>
        <translation>Bediener %1</translation>
    </message>
    <message>
        <source>A site operator needs a site.</source>
        <translation>Ein Standort-Bediener braucht einen Standort.</translation>
    </message>
    <message>
        <source>the release</source>
        <translation>das Release</translation>
    </message>
    <message>
        <source>the step</source>
        <translation>der Schritt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no step.</source>
        <translation>&quot;%1&quot; ist kein Schritt.</translation>
    </message>
    <message>
        <source>the application of %1 in %2</source>
        <translation>die Anwendung von %1 in %2</translation>
    </message>
    <message>
        <source>the stream&apos;s name</source>
        <translation>der Name des Stroms</translation>
    </message>
    <message>
        <source>the stream&apos;s tier</source>
        <translation>die Stufe des Stroms</translation>
    </message>
    <message>
        <source>the stream&apos;s suffix</source>
        <translation>die Endung des Stroms</translation>
    </message>
    <message>
        <source>the step that merges stream %1</source>
        <translation>der Schritt, der Strom %1 zusammenführt</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>&quot;%1&quot;</translation>
    </message>
    <message>
        <source>Made: %1.</source>
        <translation>Angelegt: %1.</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>on %1, process %2, last heard %3: %4</source>
        <translation>auf %1, Prozess %2, zuletzt gehört %3: %4</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot;</source>
        <translation>der Strom &quot;%1&quot;</translation>
    </message>
    <message>
        <source>application of %1 in %2</source>
        <translation>Anwendung von %1 in %2</translation>
    </message>
    <message>
        <source>{made}.</source>
        <translation>{made}.</translation>
    </message>
    <message>
        <source>Makes a new, empty store.</source>
        <translation>Legt einen neuen, leeren Speicher an.</translation>
    </message>
    <message>
        <source>The new file.</source>
        <translation>Die neue Datei.</translation>
    </message>
    <message>
        <source>Tells about the store and its agent.</source>
        <translation>Sagt etwas über den Speicher und seinen Agenten.</translation>
    </message>
    <message>
        <source>{path, schema, bytes, campaigns, requests, files, jobs, audit, agent: {host, pid, heartbeatAt, doing}}.</source>
        <translation>{path, schema, bytes, campaigns, requests, files, jobs, audit, agent: {host, pid, heartbeatAt, doing}}.</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>Sein Name.</translation>
    </message>
    <message>
        <source>Its folder.</source>
        <translation>Sein Ordner.</translation>
    </message>
    <message>
        <source>Jobs that run at a time.</source>
        <translation>Jobs, die zugleich laufen.</translation>
    </message>
    <message>
        <source>A longer name.</source>
        <translation>Ein längerer Name.</translation>
    </message>
    <message>
        <source>What the operator may do.</source>
        <translation>Was der Bediener darf.</translation>
    </message>
    <message>
        <source>Makes an operator.</source>
        <translation>Legt einen Bediener an.</translation>
    </message>
    <message>
        <source>The name, as of the login.</source>
        <translation>Der Name, wie bei der Anmeldung.</translation>
    </message>
    <message>
        <source>Of a site operator.</source>
        <translation>Eines Standort-Bedieners.</translation>
    </message>
    <message>
        <source>What the program does.</source>
        <translation>Was das Programm tut.</translation>
    </message>
    <message>
        <source>Tells which program does a step in a release, and its output streams.</source>
        <translation>Sagt, welches Programm einen Schritt in einem Release tut, und seine Ausgabeströme.</translation>
    </message>
    <message>
        <source>The software version.</source>
        <translation>Die Version der Software.</translation>
    </message>
    <message>
        <source>The program at the sites.</source>
        <translation>Das Programm an den Standorten.</translation>
    </message>
    <message>
        <source>It writes as many events as it reads.</source>
        <translation>Es schreibt so viele Ereignisse, wie es liest.</translation>
    </message>
    <message>
        <source>requests staged: %1</source>
        <translation>Anforderungen bereitgestellt: %1</translation>
    </message>
    <message>
        <source>jobs submitted: %1</source>
        <translation>Jobs eingereicht: %1</translation>
    </message>
    <message>
        <source>jobs changed state: %1</source>
        <translation>Jobs änderten den Zustand: %1</translation>
    </message>
    <message>
        <source>jobs good: %1</source>
        <translation>Jobs gut: %1</translation>
    </message>
    <message>
        <source>jobs failed: %1</source>
        <translation>Jobs fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>jobs tried again: %1</source>
        <translation>Jobs noch einmal versucht: %1</translation>
    </message>
    <message>
        <source>files merged: %1</source>
        <translation>Dateien zusammengeführt: %1</translation>
    </message>
    <message>
        <source>requests finished: %1</source>
        <translation>Anforderungen abgeschlossen: %1</translation>
    </message>
    <message>
        <source>requests declared: %1</source>
        <translation>Anforderungen in den Katalog eingetragen: %1</translation>
    </message>
    <message>
        <source>requests aborted: %1</source>
        <translation>Anforderungen abgebrochen: %1</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>the work units of it follow</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>{receipt, command, summary, outcomes: [{entity, id, what, done, message}], undoable, repeated}; with --dry-run {plan: {command, arguments, summary, included, excluded, items: [{entity, id, what, effect, included, why, units: [{id, run, first, events, included, why}]}], warnings, hash, asOf, line}}.</source>
        <translation>{receipt, command, summary, outcomes: [{entity, id, what, done, message}], undoable, repeated}; mit --dry-run {plan: {command, arguments, summary, included, excluded, items: [{entity, id, what, effect, included, why, units: [{id, run, first, events, included, why}]}], warnings, hash, asOf, line}}.</translation>
    </message>
    <message>
        <source>wrong usage, or a job description that cannot be read</source>
        <translation>falscher Aufruf, oder eine Job-Beschreibung, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>bad input data</source>
        <translation>fehlerhafte Eingabedaten</translation>
    </message>
    <message>
        <source>an output cannot be written</source>
        <translation>eine Ausgabe kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>an input was not found</source>
        <translation>eine Eingabe wurde nicht gefunden</translation>
    </message>
    <message>
        <source>%1, stuck</source>
        <comment>status of a job</comment>
        <translation>%1, hängt</translation>
    </message>
    <message>
        <source>grid job</source>
        <translation>Grid-Job</translation>
    </message>
    <message>
        <source>{id, request, gridJob, kind, token, status, attempt, retryOf, retriedBy, run, units, events, eventsRead, eventsWritten, stream, site, node, endpointJobId, exitCode, signal, class, text, signature, folder, cancelWanted, stuckSince, memoryMb, wallSeconds, rule, createdAt, submittedAt, startedAt, endedAt, changedAt, gridVerdict: open, good, partial (failed in part) or total (failed in total)}</source>
        <translation>{id, request, gridJob, kind, token, status, attempt, retryOf, retriedBy, run, units, events, eventsRead, eventsWritten, stream, site, node, endpointJobId, exitCode, signal, class, text, signature, folder, cancelWanted, stuckSince, memoryMb, wallSeconds, rule, createdAt, submittedAt, startedAt, endedAt, changedAt, gridVerdict: open, good, partial (zum Teil fehlgeschlagen) oder total (ganz fehlgeschlagen)}</translation>
    </message>
    <message>
        <source>Counted per site or per worker node.</source>
        <translation>Gezählt je Standort oder je Rechenknoten.</translation>
    </message>
    <message>
        <source>{failures: [{n, class, request, release, site, node, signature}]}; node with --per node.</source>
        <translation>{failures: [{n, class, request, release, site, node, signature}]}; node mit --per node.</translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <comment>status of a request</comment>
        <translation>%1, gestoppt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>by %1, %2: %3</source>
        <comment>who, when, why</comment>
        <translation>von %1, %2: %3</translation>
    </message>
    <message>
        <source>signed off</source>
        <translation>abgezeichnet</translation>
    </message>
    <message>
        <source>%1 work units, %2 events, by %3, %4: %5</source>
        <comment>how many, who, when, why</comment>
        <translation>%1 Arbeitseinheiten, %2 Ereignisse, von %3, %4: %5</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 work units wait for another attempt, the first %2</source>
        <translation>%1 Arbeitseinheiten warten auf einen weiteren Versuch, die erste %2</translation>
    </message>
    <message>
        <source>merged by</source>
        <translation>zusammengeführt nach</translation>
    </message>
    <message>
        <source>%1; outputs deleted %2</source>
        <comment>merge policy, when</comment>
        <translation>%1; Ausgaben gelöscht: %2</translation>
    </message>
    <message>
        <source>&gt;rule</source>
        <translation>&gt;Regel</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>&gt;would</source>
        <translation>&gt;hätte gehandelt</translation>
    </message>
    <message>
        <source>&gt;did</source>
        <translation>&gt;hat gehandelt</translation>
    </message>
    <message>
        <source>last hit</source>
        <translation>letzter Treffer</translation>
    </message>
    <message>
        <source>changed by</source>
        <translation>geändert von</translation>
    </message>
    <message>
        <source>There is no rule.</source>
        <translation>Es gibt keine Regel.</translation>
    </message>
    <message>
        <source>&gt;code</source>
        <translation>&gt;Code</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>retry helps</source>
        <translation>Neuversuch hilft</translation>
    </message>
    <message>
        <source>by</source>
        <translation>von</translation>
    </message>
    <message>
        <source>as its class says</source>
        <translation>wie seine Klasse sagt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Nothing is written down about exit codes; &quot;prodctl exit-codes set&quot; does that.</source>
        <translation>Über Exit-Codes ist nichts festgehalten; &quot;prodctl exit-codes set&quot; tut das.</translation>
    </message>
    <message>
        <source>Lists the rules about failed jobs, in the order in which they are asked, and what each did or would have done.</source>
        <translation>Zeigt die Regeln zu fehlgeschlagenen Jobs in der Reihenfolge, in der sie gefragt werden, und was jede tat oder getan hätte.</translation>
    </message>
    <message>
        <source>{rules: [{id, class, signature, step, site, action, mode, would, did, lastHitAt, createdAt, createdBy, changedAt, changedBy}]}.</source>
        <translation>{rules: [{id, class, signature, step, site, action, mode, would, did, lastHitAt, createdAt, createdBy, changedAt, changedBy}]}.</translation>
    </message>
    <message>
        <source>Lists what the exit codes of applications mean.</source>
        <translation>Zeigt, was die Exit-Codes der Anwendungen bedeuten.</translation>
    </message>
    <message>
        <source>{exitCodes: [{step, release, code, meaning, class, retryHelps, changedAt, changedBy}]}.</source>
        <translation>{exitCodes: [{step, release, code, meaning, class, retryHelps, changedAt, changedBy}]}.</translation>
    </message>
    <message>
        <source>records say</source>
        <translation>Aufzeichnungen sagen</translation>
    </message>
    <message>
        <source>it is</source>
        <translation>es ist</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>Behebung</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>%1 compared; now %2</source>
        <comment>number, things</comment>
        <translation>%1 verglichen; jetzt: %2</translation>
    </message>
    <message>
        <source>Compared: %1; records and findings disagree: %2.</source>
        <translation>Verglichen: %1; Abweichungen zwischen Aufzeichnungen und Befund: %2.</translation>
    </message>
    <message>
        <source>There is more than is listed; name one request to see all of its.</source>
        <translation>Es gibt mehr, als hier steht; nennen Sie eine einzelne Anforderung, um alles zu ihr zu sehen.</translation>
    </message>
    <message>
        <source>Shows what the records say beside what endpoints, disks and the catalogue say.</source>
        <translation>Zeigt, was die Aufzeichnungen sagen, neben dem, was Gegenstellen, Platten und der Katalog sagen.</translation>
    </message>
    <message>
        <source>One request; without it all that are open.</source>
        <translation>Eine Anforderung; ohne sie alle offenen.</translation>
    </message>
    <message>
        <source>Reads every file whole, to compare its checksum.</source>
        <translation>Liest jede Datei ganz, um ihre Prüfsumme zu vergleichen.</translation>
    </message>
    <message>
        <source>Also what agrees.</source>
        <translation>Auch, was übereinstimmt.</translation>
    </message>
    <message>
        <source>{rows: [{kind, id, request, what, says, is, agrees, since, sentence, repair}], compared, disagreeing, complete, problems, asOf}.</source>
        <translation>{rows: [{kind, id, request, what, says, is, agrees, since, sentence, repair}], compared, disagreeing, complete, problems, asOf}.</translation>
    </message>
    <message>
        <source>What disagrees comes first, with the command that repairs it; try it with --dry-run. Nothing is changed, and no job is started, by looking.</source>
        <translation>Abweichungen stehen oben, mit dem Befehl, der sie behebt; versuchen Sie ihn mit --dry-run. Das Nachsehen ändert nichts und startet keinen Job.</translation>
    </message>
    <message>
        <source>the stream %1</source>
        <translation>der Strom %1</translation>
    </message>
    <message>
        <source>What a file contains can be looked at for csv and root.json only; this one is %1.</source>
        <translation>Was eine Datei enthält, kann nur bei csv und root.json angesehen werden; diese ist %1.</translation>
    </message>
    <message>
        <source>It is written NAME:TIER:SUFFIX:MERGESTEP, or NAME:TIER:SUFFIX:MERGESTEP:REQUIRED+REQUIRED.</source>
        <translation>Er wird NAME:TIER:SUFFIX:MERGESTEP oder NAME:TIER:SUFFIX:MERGESTEP:REQUIRED+REQUIRED geschrieben.</translation>
    </message>
    <message>
        <source>NAME:TIER:SUFFIX:MERGESTEP, comma separated; none for merge steps. A fifth part names what every output must contain, columns (csv) or histograms (root.json): M+pt1.</source>
        <translation>NAME:TIER:SUFFIX:MERGESTEP, durch Kommas getrennt; keine für Schritte, die zusammenführen. Ein fünfter Teil nennt, was jede Ausgabe enthalten muss, Spalten (csv) oder Histogramme (root.json): M+pt1.</translation>
    </message>
    <message>
        <source>&gt;runs</source>
        <translation>&gt;Runs</translation>
    </message>
    <message>
        <source>&gt;outputs</source>
        <translation>&gt;Ausgaben</translation>
    </message>
    <message>
        <source>&gt;empty</source>
        <translation>&gt;leer</translation>
    </message>
    <message>
        <source>&gt;kept</source>
        <translation>&gt;behalten</translation>
    </message>
    <message>
        <source>&gt;kept / read</source>
        <translation>&gt;behalten / gelesen</translation>
    </message>
    <message>
        <source>&gt;merged</source>
        <translation>&gt;zusammengeführt</translation>
    </message>
    <message>
        <source>&gt;deleted</source>
        <translation>&gt;gelöscht</translation>
    </message>
    <message>
        <source>&gt;damaged</source>
        <translation>&gt;beschädigt</translation>
    </message>
    <message>
        <source>&gt;suspicious runs</source>
        <translation>&gt;auffällige Runs</translation>
    </message>
    <message>
        <source>request %1, stream %2, run %3: %4</source>
        <translation>Anforderung %1, Strom %2, Run %3: %4</translation>
    </message>
    <message>
        <source>No request has a stream to show.</source>
        <translation>Keine Anforderung hat einen Strom, der zu zeigen wäre.</translation>
    </message>
    <message>
        <source>Lists what each stream kept of what was read, and runs that are empty where others are not.</source>
        <translation>Zeigt, was jeder Strom vom Gelesenen behielt, und Runs, die leer sind, wo andere es nicht sind.</translation>
    </message>
    <message>
        <source>Its number; all that are not over when it is not given.</source>
        <translation>Ihre Nummer; alle, die nicht vorbei sind, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>wartet auf</translation>
    </message>
    <message>
        <source>{id, campaign, dataset, step, release, conditions, status, heldFrom, site, leaseUntil, priority, test, inputComplete, eventsExpected, eventsCredited, units, jobs, mergeJobs, merges, mergesDone, stopped: {cause, reason, by, at}, waitsFor, mergePolicy, releaseParts, mergeEvents, mergeBytes, createdAt, createdBy, changedAt, changedBy}</source>
        <translation>{id, campaign, dataset, step, release, conditions, status, heldFrom, site, leaseUntil, priority, test, inputComplete, eventsExpected, eventsCredited, units, jobs, mergeJobs, merges, mergesDone, stopped: {cause, reason, by, at}, waitsFor, mergePolicy, releaseParts, mergeEvents, mergeBytes, createdAt, createdBy, changedAt, changedBy}</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>&gt;value</source>
        <translation>&gt;Wert</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Lists the limits: when a request is stopped, when a job counts as stuck, and how long the agent waits before it tries work again.</source>
        <translation>Listet die Grenzwerte: wann eine Anforderung gestoppt wird, wann ein Job als hängend gilt, und wie lange der Agent wartet, bevor er Arbeit noch einmal versucht.</translation>
    </message>
    <message>
        <source>{limits: [{name, value, unit, text, meaning, least, most, changedAt, changedBy}]}; times are in milliseconds.</source>
        <translation>{limits: [{name, value, unit, text, meaning, least, most, changedAt, changedBy}]}; Zeiten sind in Millisekunden.</translation>
    </message>
    <message>
        <source>Audit row %1 is not the one that was written.</source>
        <translation>Zeile %1 des Änderungsverzeichnisses ist nicht die, die geschrieben wurde.</translation>
    </message>
    <message>
        <source>Audit row %1 was removed.</source>
        <translation>Zeile %1 des Änderungsverzeichnisses wurde entfernt.</translation>
    </message>
    <message>
        <source>Audit row %1 was added behind the program&apos;s back.</source>
        <translation>Zeile %1 des Änderungsverzeichnisses wurde am Programm vorbei eingefügt.</translation>
    </message>
    <message>
        <source>Link %1 of the chain of audit rows is gone.</source>
        <translation>Glied %1 in der Kette des Änderungsverzeichnisses ist verschwunden.</translation>
    </message>
    <message>
        <source>Link %1, which was noted down, is not there: the end of the audit trail was cut off, or this is another store.</source>
        <translation>Glied %1, das notiert wurde, ist nicht da: das Ende des Änderungsverzeichnisses wurde abgeschnitten, oder dies ist ein anderer Speicher.</translation>
    </message>
    <message>
        <source>Link %1 has another hash than was noted down: the audit trail was written anew, or this is another store.</source>
        <translation>Glied %1 hat einen anderen Hash als den, der notiert wurde: das Änderungsverzeichnis wurde neu geschrieben, oder dies ist ein anderer Speicher.</translation>
    </message>
    <message>
        <source>What was noted down is a number, a colon and 64 digits and letters a to f.</source>
        <translation>Zu notieren waren eine Zahl, ein Doppelpunkt und 64 Zeichen aus Ziffern und den Buchstaben a bis f.</translation>
    </message>
    <message numerus="yes">
        <source>%n audit row(s) before it are as they were written.</source>
        <translation>
            <numerusform>%n Zeile des Änderungsverzeichnisses davor ist so, wie sie geschrieben wurde.</numerusform>
            <numerusform>%n Zeilen des Änderungsverzeichnisses davor sind so, wie sie geschrieben wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n audit row(s) are as they were written.</source>
        <translation>
            <numerusform>%n Zeile des Änderungsverzeichnisses ist so, wie sie geschrieben wurde.</numerusform>
            <numerusform>Alle %n Zeilen des Änderungsverzeichnisses sind so, wie sie geschrieben wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>To notice later that its end was cut off, note down: %1</source>
        <translation>Um später zu merken, ob das Ende abgeschnitten wurde, notieren Sie: %1</translation>
    </message>
    <message>
        <source>Proves that no audit row was changed, removed or added by hand.</source>
        <translation>Weist nach, dass keine Zeile des Änderungsverzeichnisses von Hand geändert, entfernt oder eingefügt wurde.</translation>
    </message>
    <message>
        <source>What an earlier run said to note down, as 17:9f86d0...</source>
        <translation>Was nach einem früheren Lauf zu notieren war, wie 17:9f86d0...</translation>
    </message>
    <message>
        <source>{good, rows, newest, fault, row}; fault is changed, missing, unchained, gap, cut-off or rewritten.</source>
        <translation>{good, rows, newest, fault, row}; fault ist changed, missing, unchained, gap, cut-off oder rewritten.</translation>
    </message>
    <message>
        <source>Every audit row is chained to the one before it by a hash. The exit code is 1 when one does not fit. Somebody who can write to the files of the database can make the whole chain anew, or cut off its end; only a link that was noted down elsewhere shows that.</source>
        <translation>Jede Zeile des Änderungsverzeichnisses ist durch einen Hash mit der vorigen verkettet. Der Exit-Code ist 1, wenn eine nicht passt. Wer in die Dateien der Datenbank schreiben kann, kann die ganze Kette neu machen oder ihr Ende abschneiden; nur ein Glied, das anderswo notiert wurde, zeigt das.</translation>
    </message>
    <message>
        <source>Brought %1 of %2 rows; now %3</source>
        <comment>the name of a table</comment>
        <translation>%1 von %2 Zeilen übertragen; jetzt %3</translation>
    </message>
    <message>
        <source>Making indexes and rules</source>
        <translation>Indizes und Regeln werden angelegt</translation>
    </message>
    <message>
        <source>Compared %1 of %2 rows; now %3</source>
        <comment>the name of a table</comment>
        <translation>%1 von %2 Zeilen verglichen; jetzt %3</translation>
    </message>
    <message>
        <source>A file of this name exists already.</source>
        <translation>Eine Datei dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Einen solchen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>The new file cannot be given its name.</source>
        <translation>Die neue Datei kann ihren Namen nicht bekommen.</translation>
    </message>
    <message>
        <source>the new store</source>
        <translation>der neue Speicher</translation>
    </message>
    <message>
        <source>Say with --store where to make it: a new file, or an empty database as postgresql://HOST/DATABASE.</source>
        <translation>Sagen Sie mit --store, wo er angelegt werden soll: eine neue Datei, oder eine leere Datenbank als postgresql://HOST/DATABASE.</translation>
    </message>
    <message>
        <source>The store has schema %1 now.</source>
        <translation>Der Speicher hat jetzt das Schema %1.</translation>
    </message>
    <message>
        <source>The store has schema %1 already; nothing was changed.</source>
        <translation>Der Speicher hat schon das Schema %1; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>As it was before, it is kept as %1.</source>
        <translation>Der frühere Stand bleibt als %1.</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>what always holds</source>
        <translation>was immer gilt</translation>
    </message>
    <message>
        <source>books</source>
        <translation>Buchführung</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>BROKEN by %1: %2</source>
        <comment>a number; the first of them</comment>
        <translation>VERLETZT von %1: %2</translation>
    </message>
    <message>
        <source>All rules hold.</source>
        <translation>Alle Regeln gelten.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) are broken. Let nobody work with this store, make a copy with &quot;prodctl db backup&quot;, and look into the audit of what is named.</source>
        <translation>
            <numerusform>%n Regel ist verletzt. Lassen Sie niemanden mit diesem Speicher arbeiten, machen Sie eine Kopie mit &quot;prodctl db backup&quot;, und sehen Sie im Änderungsverzeichnis nach, was dort zu dem Genannten steht.</numerusform>
            <numerusform>%n Regeln sind verletzt. Lassen Sie niemanden mit diesem Speicher arbeiten, machen Sie eine Kopie mit &quot;prodctl db backup&quot;, und sehen Sie im Änderungsverzeichnis nach, was dort zu dem Genannten steht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 rules; now: %3</source>
        <translation>%1 von %2 Regeln; jetzt: %3</translation>
    </message>
    <message>
        <source>From now on let agents and people work with one of the two stores only: agents on both would submit the same jobs twice.</source>
        <translation>Lassen Sie Agenten und Menschen von jetzt an nur mit einem der beiden Speicher arbeiten: Agenten an beiden würden dieselben Jobs zweimal einreichen.</translation>
    </message>
    <message>
        <source>Made: %1, with %2 rows; each was read again and is the same.</source>
        <translation>Angelegt: %1, mit %2 Zeilen; jede wurde noch einmal gelesen und stimmt überein.</translation>
    </message>
    <message>
        <source>the import without a confirmation</source>
        <translation>der Import ohne Bestätigung</translation>
    </message>
    <message>
        <source>There is no terminal to ask on; give --yes.</source>
        <translation>Es gibt kein Terminal zum Fragen; geben Sie --yes an.</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>&gt;rows</source>
        <translation>&gt;Zeilen</translation>
    </message>
    <message>
        <source>%1 rows come from %2 into %3.</source>
        <translation>%1 Zeilen kommen aus %2 in %3.</translation>
    </message>
    <message>
        <source>Brought: %1 rows; each was read again and is the same.</source>
        <translation>Übertragen: %1 Zeilen; jede wurde noch einmal gelesen und stimmt überein.</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Es wird kopiert</translation>
    </message>
    <message>
        <source>To restore it: end the agent, then prodctl --store NEW db init, and prodctl --store NEW db import %1; NEW is a new file or an empty database of a server.</source>
        <translation>Um den Speicher wiederherzustellen: beenden Sie den Agenten, dann prodctl --store NEW db init und prodctl --store NEW db import %1; NEW ist eine neue Datei oder eine leere Datenbank eines Servers.</translation>
    </message>
    <message>
        <source>Makes a new, empty store in a file or a database of a server.</source>
        <translation>Legt einen neuen, leeren Speicher in einer Datei oder in einer Datenbank eines Servers an.</translation>
    </message>
    <message>
        <source>Replaces nothing: the file must not be there, or the database must be empty. On a server by the role that is to own the store, which needs CREATEROLE.</source>
        <translation>Ersetzt nichts: die Datei darf es noch nicht geben, oder die Datenbank muss leer sein. Auf einem Server mit der Rolle, der der Speicher gehören soll; sie braucht CREATEROLE.</translation>
    </message>
    <message>
        <source>Brings an older store to the schema of this program.</source>
        <translation>Bringt einen älteren Speicher auf das Schema dieses Programms.</translation>
    </message>
    <message>
        <source>{schema, changed, backup}.</source>
        <translation>{schema, changed, backup}.</translation>
    </message>
    <message>
        <source>When nobody works with it. A file is copied before; of a server make a copy with &quot;prodctl db backup&quot; of the older program.</source>
        <translation>Nur, wenn niemand damit arbeitet. Eine Datei wird vorher kopiert; von einem Server machen Sie eine Kopie mit &quot;prodctl db backup&quot; des älteren Programms.</translation>
    </message>
    <message>
        <source>Asks of the store every rule that must always hold.</source>
        <translation>Prüft am Speicher jede Regel, die immer gelten muss.</translation>
    </message>
    <message>
        <source>{good, rules: [{rule, id, words, holds, broken, first}]}; rule is 0 for the books.</source>
        <translation>{good, rules: [{rule, id, words, holds, broken, first}]}; rule ist 0 für die Buchführung.</translation>
    </message>
    <message>
        <source>Reads all rows at one moment and changes nothing; others may go on working. The exit code is 1 when a rule is broken; what breaks it is named.</source>
        <translation>Liest alle Zeilen zu einem Zeitpunkt und ändert nichts; andere können weiterarbeiten. Der Exit-Code ist 1, wenn eine Regel verletzt ist; was sie verletzt, wird genannt.</translation>
    </message>
    <message>
        <source>Writes the whole store to a new file, which is a store.</source>
        <translation>Schreibt den ganzen Speicher in eine neue Datei, die selbst ein Speicher ist.</translation>
    </message>
    <message>
        <source>{file, rows, tables: [{table, rows, sha256}]}.</source>
        <translation>{file, rows, tables: [{table, rows, sha256}]}.</translation>
    </message>
    <message>
        <source>As it is at one moment, with all numbers and the audit trail; others may go on working. Every row is compared before the file gets its name.</source>
        <translation>Der Stand zu einem Zeitpunkt, mit allen Nummern und dem Änderungsverzeichnis; andere können weiterarbeiten. Jede Zeile wird verglichen, bevor die Datei ihren Namen bekommt.</translation>
    </message>
    <message>
        <source>Brings everything of a store in a file into this one.</source>
        <translation>Überträgt alles aus einem Speicher in einer Datei in diesen.</translation>
    </message>
    <message>
        <source>The store that the rows come from.</source>
        <translation>Der Speicher, aus dem die Zeilen kommen.</translation>
    </message>
    <message>
        <source>{rows, tables: [{table, rows, sha256}]}; with --dry-run {plan: {rows, tables: [{table, rows}]}}.</source>
        <translation>{rows, tables: [{table, rows, sha256}]}; mit --dry-run {plan: {rows, tables: [{table, rows}]}}.</translation>
    </message>
    <message>
        <source>This store must be empty, as &quot;prodctl db init&quot; makes it; on a server its owner brings the rows. Everything comes or nothing.</source>
        <translation>Dieser Speicher muss leer sein, wie &quot;prodctl db init&quot; ihn anlegt; auf einem Server überträgt der Eigentümer die Zeilen. Alles kommt oder nichts.</translation>
    </message>
    <message>
        <source>Writes a copy of the store that &quot;prodctl db import&quot; takes back.</source>
        <translation>Schreibt eine Kopie des Speichers, die &quot;prodctl db import&quot; wieder einliest.</translation>
    </message>
    <message>
        <source>{file, bytes}.</source>
        <translation>{file, bytes}.</translation>
    </message>
    <message>
        <source>As it is at one moment; others may go on working. Outputs and logs at the sites are not in it.</source>
        <translation>Der Stand zu einem Zeitpunkt; andere können weiterarbeiten. Ausgaben und Protokolle an den Standorten sind nicht darin.</translation>
    </message>
    <message>
        <source>Process it:    prodctl %1demo run %2</source>
        <comment>an option or nothing, folder</comment>
        <translation>Verarbeiten:   prodctl %1demo run %2</translation>
    </message>
    <message>
        <source>With --store and the address of a server the demo&apos;s store is that database.</source>
        <translation>Mit --store und der Adresse eines Servers ist diese Datenbank der Speicher des Demos.</translation>
    </message>
    <message>
        <source>It must be empty.</source>
        <translation>Sie muss leer sein.</translation>
    </message>
    <message>
        <source>The store: a file, an address or a connection; else $SHIFTDECK_STORE, else the demo&apos;s.</source>
        <translation>Der Speicher: eine Datei, eine Adresse oder eine Verbindung; sonst $SHIFTDECK_STORE, sonst der des Demos.</translation>
    </message>
    <message>
        <source>The store of this connection; see &quot;connection&quot;.</source>
        <translation>Der Speicher dieser Verbindung; siehe &quot;connection&quot;.</translation>
    </message>
    <message>
        <source>With - for the text it is read from standard input.</source>
        <translation>Mit - als Text wird er von der Standardeingabe gelesen.</translation>
    </message>
    <message>
        <source>(not set)</source>
        <translation>(nicht gesetzt)</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>tls</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>root-certificate</source>
        <translation>Wurzelzertifikat</translation>
    </message>
    <message>
        <source>password-from</source>
        <translation>Passwort aus</translation>
    </message>
    <message>
        <source>tls is %1: %2</source>
        <comment>mode, what is lost</comment>
        <translation>TLS ist %1: %2</translation>
    </message>
    <message>
        <source>There is no connection yet; &quot;prodctl connection add&quot; makes one.</source>
        <translation>Es gibt noch keine Verbindung; &quot;prodctl connection add&quot; legt eine an.</translation>
    </message>
    <message>
        <source>Enter keeps what stands in brackets; - empties it.</source>
        <translation>Die Eingabetaste behält, was in Klammern steht; - leert es.</translation>
    </message>
    <message>
        <source>Host (empty: a service)</source>
        <translation>Rechner (leer: ein Dienst)</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Datei der Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Next: prodctl connection password set %1, then prodctl connection test %1.</source>
        <translation>Als Nächstes: prodctl connection password set %1, dann prodctl connection test %1.</translation>
    </message>
    <message>
        <source>Next: prodctl connection test %1.</source>
        <translation>Als Nächstes: prodctl connection test %1.</translation>
    </message>
    <message>
        <source>Say what to change, for instance with --host; there is no terminal to ask on.</source>
        <translation>Sagen Sie, was zu ändern ist, zum Beispiel mit --host; es gibt kein Terminal zum Fragen.</translation>
    </message>
    <message>
        <source>It leads to another login now: prodctl connection password set %1.</source>
        <translation>Sie führt jetzt zu einer anderen Anmeldung: prodctl connection password set %1.</translation>
    </message>
    <message>
        <source>the removal without a confirmation</source>
        <translation>das Entfernen ohne Bestätigung</translation>
    </message>
    <message>
        <source>Remove the connection %1 (%2)? The store itself stays. [y/N]</source>
        <translation>Die Verbindung %1 (%2) entfernen? Der Speicher selbst bleibt. [y/N]</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>Entfernt: %1.</translation>
    </message>
    <message>
        <source>Its password may still be in the key store: %1</source>
        <translation>Ihr Passwort ist vielleicht noch im Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>It is a file; name a connection, or an address with --store.</source>
        <translation>Es ist eine Datei; nennen Sie eine Verbindung, oder eine Adresse mit --store.</translation>
    </message>
    <message>
        <source>ms  %1</source>
        <comment>what was found</comment>
        <translation>ms  %1</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung geht.</translation>
    </message>
    <message>
        <source>The connection does not work.</source>
        <translation>Die Verbindung geht nicht.</translation>
    </message>
    <message>
        <source>Password for %1:</source>
        <translation>Passwort für %1:</translation>
    </message>
    <message>
        <source>Kept in the key store: the password for %1.</source>
        <translation>Im Schlüsselbund abgelegt: das Passwort für %1.</translation>
    </message>
    <message>
        <source>The connection does not look there: prodctl connection edit %1 --password-from key-store.</source>
        <translation>Die Verbindung sieht dort nicht nach: prodctl connection edit %1 --password-from key-store.</translation>
    </message>
    <message>
        <source>The key store has no password for %1 any more.</source>
        <translation>Der Schlüsselbund hat kein Passwort für %1 mehr.</translation>
    </message>
    <message>
        <source>How the encryption is checked; a new one is verify-full.</source>
        <translation>Wie die Verschlüsselung geprüft wird; bei einer neuen verify-full.</translation>
    </message>
    <message>
        <source>Where the password comes from: the key store (a new one), ~/.pgpass or PGPASSFILE, or a question each time.</source>
        <translation>Woher das Passwort kommt: aus dem Schlüsselbund (bei einer neuen), aus ~/.pgpass oder PGPASSFILE, oder jedes Mal durch eine Frage.</translation>
    </message>
    <message>
        <source>The server&apos;s name, or the folder of its socket.</source>
        <translation>Der Name des Servers, oder der Ordner seines Sockets.</translation>
    </message>
    <message>
        <source>Its port, where it is not 5432.</source>
        <translation>Sein Port, wenn es nicht 5432 ist.</translation>
    </message>
    <message>
        <source>The database of the store.</source>
        <translation>Die Datenbank des Speichers.</translation>
    </message>
    <message>
        <source>Your login there, which is the operator&apos;s name.</source>
        <translation>Ihre Anmeldung dort, die der Name des Bedieners ist.</translation>
    </message>
    <message>
        <source>A service of ~/.pg_service.conf or PGSERVICEFILE, instead of a host.</source>
        <translation>Ein Dienst aus ~/.pg_service.conf oder PGSERVICEFILE, statt eines Rechners.</translation>
    </message>
    <message>
        <source>File of certificate authorities; else PGSSLROOTCERT, else ~/.postgresql/root.crt.</source>
        <translation>Datei der Zertifizierungsstellen; sonst PGSSLROOTCERT, sonst ~/.postgresql/root.crt.</translation>
    </message>
    <message>
        <source>Another name for it.</source>
        <translation>Ein anderer Name für sie.</translation>
    </message>
    <message>
        <source>The connection.</source>
        <translation>Die Verbindung.</translation>
    </message>
    <message>
        <source>{connection: {name, service, host, port, database, user, tls, root-certificate, password-from}}; what is not set is left out.</source>
        <translation>{connection: {name, service, host, port, database, user, tls, root-certificate, password-from}}; was nicht gesetzt ist, wird ausgelassen.</translation>
    </message>
    <message>
        <source>Passwords are never in this file, in an argument or in the environment. The key store is the desktop&apos;s; without one use --password-from pgpass.</source>
        <translation>Passwörter stehen nie in dieser Datei, in einem Argument oder in der Umgebung. Der Schlüsselbund ist der des Desktops; ohne einen nehmen Sie --password-from pgpass.</translation>
    </message>
    <message>
        <source>Lists the connections to servers, for window and prodctl.</source>
        <translation>Zeigt die Verbindungen zu Servern, für Fenster und prodctl.</translation>
    </message>
    <message>
        <source>{connections: [as of show]}.</source>
        <translation>{connections: [wie bei show]}.</translation>
    </message>
    <message>
        <source>Shows a connection.</source>
        <translation>Zeigt eine Verbindung.</translation>
    </message>
    <message>
        <source>Its name, for --connection.</source>
        <translation>Ihr Name, für --connection.</translation>
    </message>
    <message>
        <source>Gives a server a name; asks when only the name is given.</source>
        <translation>Gibt einem Server einen Namen; fragt, wenn nur der Name angegeben ist.</translation>
    </message>
    <message>
        <source>Changes a connection; asks when nothing is given.</source>
        <translation>Ändert eine Verbindung; fragt, wenn nichts angegeben ist.</translation>
    </message>
    <message>
        <source>Removes a connection and its password; the store itself stays.</source>
        <translation>Entfernt eine Verbindung und ihr Passwort; der Speicher selbst bleibt.</translation>
    </message>
    <message>
        <source>{removed}.</source>
        <translation>{removed}.</translation>
    </message>
    <message>
        <source>Tries a connection step by step and tells which step failed and what to do.</source>
        <translation>Probiert eine Verbindung Schritt für Schritt und sagt, welcher Schritt fehlschlug und was zu tun ist.</translation>
    </message>
    <message>
        <source>{good, steps: [{step, state, found, toDo, milliseconds}]}.</source>
        <translation>{good, steps: [{step, state, found, toDo, milliseconds}]}.</translation>
    </message>
    <message>
        <source>Without a name: the store of --connection, --store or $SHIFTDECK_STORE. Exit codes: 10 not reached or not safe, 5 not let in, 3 no such database, 9 no store that fits.</source>
        <translation>Ohne Namen: der Speicher von --connection, --store oder $SHIFTDECK_STORE. Exit-Codes: 10 nicht erreicht oder nicht sicher, 5 nicht eingelassen, 3 keine solche Datenbank, 9 kein Speicher, der passt.</translation>
    </message>
    <message>
        <source>Keeps the password of a connection in the key store.</source>
        <translation>Legt das Passwort einer Verbindung im Schlüsselbund ab.</translation>
    </message>
    <message>
        <source>It is asked on the terminal without echo, or read as one line from standard input.</source>
        <translation>Es wird am Terminal ohne Echo erfragt, oder als eine Zeile von der Standardeingabe gelesen.</translation>
    </message>
    <message>
        <source>Takes the password of a connection out of the key store.</source>
        <translation>Nimmt das Passwort einer Verbindung aus dem Schlüsselbund.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, remark</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 more remarks; --json prints them.</source>
        <translation>%1: %2 weitere Bemerkungen; --json gibt sie aus.</translation>
    </message>
    <message>
        <source>Writes the result there instead of printing it.</source>
        <translation>Schreibt das Ergebnis dorthin, statt es auszugeben.</translation>
    </message>
    <message>
        <source>Replaces the file that --output names.</source>
        <translation>Ersetzt die Datei, die --output nennt.</translation>
    </message>
    <message>
        <source>Nothing was written; --force replaces it.</source>
        <translation>Nichts wurde geschrieben; --force ersetzt sie.</translation>
    </message>
    <message>
        <source>open</source>
        <comment>a problem</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>a problem</comment>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>a hand-over note</comment>
        <translation>wartet</translation>
    </message>
    <message>
        <source>taken over</source>
        <comment>a hand-over note</comment>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>amended</source>
        <comment>an entry</comment>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>about</source>
        <translation>betrifft</translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation>Kein Eintrag passt.</translation>
    </message>
    <message>
        <source>These are %1; &quot;--before %2&quot; shows older ones.</source>
        <translation>Das sind %1; &quot;--before %2&quot; zeigt ältere.</translation>
    </message>
    <message>
        <source>#%1 by %2, %3</source>
        <comment>entry, who, when</comment>
        <translation>#%1 von %2, %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>by %1 (%2), %3, %4</source>
        <comment>who, role, when, how long ago</comment>
        <translation>von %1 (%2), %3, %4</translation>
    </message>
    <message>
        <source>amends</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>schließt</translation>
    </message>
    <message>
        <source>amended by</source>
        <translation>berichtigt durch</translation>
    </message>
    <message>
        <source>closed by</source>
        <translation>geschlossen durch</translation>
    </message>
    <message>
        <source>taken over by</source>
        <translation>übernommen von</translation>
    </message>
    <message>
        <source>No problem is open, and no hand-over note waits.</source>
        <translation>Kein Problem ist offen, und keine Übergabenotiz wartet.</translation>
    </message>
    <message>
        <source>{id, at, who, role, kind, state, text, about: [&quot;request 3&quot;, ...], amends, closes, amended: {entry, who, at}, closed: {entry, who, at}, takenOver: {who, at}}</source>
        <translation>{id, at, who, role, kind, state, text, about: [&quot;request 3&quot;, ...], amends, closes, amended: {entry, who, at}, closed: {entry, who, at}, takenOver: {who, at}}</translation>
    </message>
    <message>
        <source>Lists entries of the shift logbook, the newest first.</source>
        <translation>Zeigt Einträge des Schichtlogbuchs, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>Only entries with a smaller number: the next page.</source>
        <translation>Nur Einträge mit einer kleineren Nummer: die nächste Seite.</translation>
    </message>
    <message>
        <source>Lists what waits for somebody: open problems, and hand-over notes that nobody has taken over.</source>
        <translation>Zeigt, was auf jemanden wartet: offene Probleme, und Übergabenotizen, die niemand übernommen hat.</translation>
    </message>
    <message>
        <source>Shows one entry of the logbook.</source>
        <translation>Zeigt einen Eintrag des Logbuchs.</translation>
    </message>
    <message>
        <source>Prints what a hand-over note could begin with: what happened since the last one. Writes nothing.</source>
        <translation>Gibt aus, womit eine Übergabenotiz beginnen könnte: was seit der letzten geschah. Schreibt nichts.</translation>
    </message>
    <message>
        <source>{since, text, about: [&quot;request 3&quot;, ...]}.</source>
        <translation>{since, text, about: [&quot;request 3&quot;, ...]}.</translation>
    </message>
    <message>
        <source>Edit the lines, then write them: prodctl logbook hand-over - &lt; note.txt</source>
        <translation>Bearbeiten Sie die Zeilen, und schreiben Sie sie dann: prodctl logbook hand-over - &lt; note.txt</translation>
    </message>
    <message>
        <source>It is a table of fills: it is shown by fill, and no good-run list can be joined.</source>
        <translation>Es ist eine Tabelle von Fills: sie wird nach Fill gezeigt, und keine Good-Run-Liste kann mit ihr verbunden werden.</translation>
    </message>
    <message>
        <source>It has one row per run, none per lumisection.</source>
        <translation>Sie hat eine Zeile je Run, keine je Lumisection.</translation>
    </message>
    <message>
        <source>--unit</source>
        <translation>--unit</translation>
    </message>
    <message>
        <source>The table is in %1, which cannot be converted to %2.</source>
        <translation>Die Tabelle ist in %1, das nicht in %2 umgerechnet werden kann.</translation>
    </message>
    <message>
        <source>All</source>
        <comment>luminosity of all runs</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Runs</translation>
    </message>
    <message>
        <source>%1 LS</source>
        <translation>%1 LS</translation>
    </message>
    <message>
        <source>mean rate %1 delivered</source>
        <translation>mittlere Rate %1 geliefert</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <comment>a luminosity</comment>
        <translation>%1 geliefert</translation>
    </message>
    <message>
        <source>mean rate %1 recorded</source>
        <translation>mittlere Rate %1 aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 recorded</source>
        <comment>a luminosity</comment>
        <translation>%1 aufgezeichnet</translation>
    </message>
    <message>
        <source>mean pile-up %1</source>
        <translation>mittleres Pile-up %1</translation>
    </message>
    <message>
        <source>It has more than %1 lumisections, too many to list; take a --list, or --by run.</source>
        <translation>Sie hat mehr als %1 Lumisections, zu viele zum Aufzählen; nehmen Sie eine --list, oder --by run.</translation>
    </message>
    <message>
        <source>%1 certified LS in %2 runs have no row in the table; --json lists them.</source>
        <translation>%1 zertifizierte LS in %2 Runs haben keine Zeile in der Tabelle; --json führt sie auf.</translation>
    </message>
    <message>
        <source>--csv</source>
        <translation>--csv</translation>
    </message>
    <message>
        <source>It cannot stand beside --json.</source>
        <translation>Es kann nicht neben --json stehen.</translation>
    </message>
    <message>
        <source>the unit &quot;%1&quot;</source>
        <translation>die Einheit &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It is one of %1.</source>
        <translation>Es ist eins von %1.</translation>
    </message>
    <message>
        <source>What a line is; a table of fills has fills, and any other runs otherwise.</source>
        <translation>Was eine Zeile ist; eine Tabelle von Fills hat Fills, jede andere sonst Runs.</translation>
    </message>
    <message>
        <source>Shows luminosities in this unit.</source>
        <translation>Zeigt Luminositäten in dieser Einheit.</translation>
    </message>
    <message>
        <source>Sums up a luminosity table or a table of fills.</source>
        <translation>Summiert eine Luminositätstabelle oder eine Tabelle von Fills.</translation>
    </message>
    <message>
        <source>CSV of brilcalc or lumiCalc2, or the table of fills (WBM).</source>
        <translation>CSV von brilcalc oder lumiCalc2, oder die Tabelle der Fills (WBM).</translation>
    </message>
    <message>
        <source>Only what this good-run list certifies.</source>
        <translation>Nur was diese Good-Run-Liste zertifiziert.</translation>
    </message>
    <message>
        <source>Prints CSV, with the unit in the header.</source>
        <translation>Gibt CSV aus, mit der Einheit in der Kopfzeile.</translation>
    </message>
    <message>
        <source>{rows: [{run, fill, lumisection, begin, lumisections, withData, delivered: {value, unit}, recorded, pileup}], totals, unit, trailer: missing, agrees or differs, missing, import}; of fills {fills, import}.</source>
        <translation>{rows: [{run, fill, lumisection, begin, lumisections, withData, delivered: {value, unit}, recorded, pileup}], totals, unit, trailer: missing, agrees oder differs, missing, import}; von Fills {fills, import}.</translation>
    </message>
    <message>
        <source>The unit is taken from the table&apos;s header. Rates (hz/ub) have a mean instead of a sum. The mean pile-up weighs lumisections by recorded luminosity. Refused rows and a trailer that does not agree are said on standard error, and the exit code is 2 then.</source>
        <translation>Die Einheit wird der Kopfzeile der Tabelle entnommen. Raten (hz/ub) haben einen Mittelwert statt einer Summe. Der mittlere Pile-up gewichtet Lumisections mit der aufgezeichneten Luminosität. Abgelehnte Zeilen und eine Schlusszeile, die nicht stimmt, stehen in der Standardfehlerausgabe, und der Exit-Code ist dann 2.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>das Passwort</translation>
    </message>
    <message>
        <source>The terminal would show it.</source>
        <translation>Das Terminal würde es zeigen.</translation>
    </message>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>Es ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>The same again:</source>
        <comment>a password</comment>
        <translation>Dasselbe noch einmal:</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht dieselben.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Es ist leer.</translation>
    </message>
    <message>
        <source>Standard input has none: give it as one line.</source>
        <translation>Die Standardeingabe hat keines: geben Sie es als eine Zeile.</translation>
    </message>
    <message>
        <source>plot</source>
        <translation>Plot</translation>
    </message>
    <message>
        <source>&gt;bins</source>
        <translation>&gt;Bins</translation>
    </message>
    <message>
        <source>&gt;entries</source>
        <translation>&gt;Einträge</translation>
    </message>
    <message>
        <source>&gt;mean</source>
        <translation>&gt;Mittel</translation>
    </message>
    <message>
        <source>&gt;std. dev.</source>
        <translation>&gt;Std.-Abw.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>There is no plot in this file.</source>
        <translation>In dieser Datei ist kein Plot.</translation>
    </message>
    <message>
        <source>No plot matches.</source>
        <translation>Kein Plot passt.</translation>
    </message>
    <message>
        <source>%1: %2 to %3, bins: %4</source>
        <comment>an axis</comment>
        <translation>%1: %2 bis %3, Bins: %4</translation>
    </message>
    <message>
        <source>, of unequal widths</source>
        <translation>, von ungleicher Breite</translation>
    </message>
    <message>
        <source>entries %1, integral %2</source>
        <translation>Einträge %1, Integral %2</translation>
    </message>
    <message>
        <source>mean of %1: %2 +- %3, standard deviation %4</source>
        <translation>Mittelwert von %1: %2 +- %3, Standardabweichung %4</translation>
    </message>
    <message>
        <source>below the axis %1, above it %2</source>
        <translation>unterhalb der Achse %1, oberhalb %2</translation>
    </message>
    <message>
        <source>passed %1 of %2</source>
        <translation>bestanden %1 von %2</translation>
    </message>
    <message>
        <source>Choose one of --csv and --json.</source>
        <translation>Wählen Sie eins von --csv und --json.</translation>
    </message>
    <message>
        <source>A ROOT file, or ROOT&apos;s JSON.</source>
        <translation>Eine ROOT-Datei, oder das JSON von ROOT.</translation>
    </message>
    <message>
        <source>Reads what is left of a file that is cut off or whose list of keys is damaged.</source>
        <translation>Liest, was von einer Datei übrig ist, die abgeschnitten ist oder deren Liste der Schlüssel beschädigt ist.</translation>
    </message>
    <message>
        <source>Lists the histograms, profiles and efficiencies in a file.</source>
        <translation>Zeigt die Histogramme, Profile und Effizienzen in einer Datei.</translation>
    </message>
    <message>
        <source>Only those with this text in name or title.</source>
        <translation>Nur jene mit diesem Text in Name oder Titel.</translation>
    </message>
    <message>
        <source>{plots: [{name, class, title, cycle, bins, entries, integral, mean, standardDeviation, or error}], notes: [text]}; bins, mean and standardDeviation have a member for each axis.</source>
        <translation>{plots: [{name, class, title, cycle, bins, entries, integral, mean, standardDeviation, oder error}], notes: [text]}; bins, mean und standardDeviation haben ein Element für jede Achse.</translation>
    </message>
    <message>
        <source>Shows one plot of a file: its axes and statistics, or all its bins.</source>
        <translation>Zeigt einen Plot einer Datei: seine Achsen und Statistik, oder alle seine Bins.</translation>
    </message>
    <message>
        <source>Its name with its directories; name;2 is the second cycle.</source>
        <translation>Sein Name mit seinen Verzeichnissen; name;2 ist der zweite Zyklus.</translation>
    </message>
    <message>
        <source>Prints a line for each bin: edges, content and error, flows included.</source>
        <translation>Gibt für jeden Bin eine Zeile aus: Grenzen, Inhalt und Fehler, mit Unter- und Überlauf.</translation>
    </message>
    <message>
        <source>the plot as ROOT writes it (TBufferJSON), which JSROOT draws.</source>
        <translation>der Plot, wie ROOT ihn schreibt (TBufferJSON), und wie JSROOT ihn zeichnet.</translation>
    </message>
    <message>
        <source>logbook</source>
        <translation>Logbuch</translation>
    </message>
    <message numerus="yes">
        <source>%n entries about it, the newest #%1 by %2, %3: %4</source>
        <comment>number, who, how long ago, what</comment>
        <translation>
            <numerusform>%n Eintrag dazu, der neueste #%1 von %2, %3: %4</numerusform>
            <numerusform>%n Einträge dazu, der neueste #%1 von %2, %3: %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and comments: [{who, at, text}], failures: [{class, signature, site, n}], signedOff: [{by, why, at, units, events, runs}], waiting: {units, until}, logbook: {entries, newest}, sessions (see who).</source>
        <translation>%1 und comments: [{who, at, text}], failures: [{class, signature, site, n}], signedOff: [{by, why, at, units, events, runs}], waiting: {units, until}, logbook: {entries, newest}, sessions (siehe who).</translation>
    </message>
    <message>
        <source>the lists</source>
        <translation>die Listen</translation>
    </message>
    <message>
        <source>Entries of them were refused (see above, or &quot;prodctl runlist show FILE --json&quot;), so the result would lack something. Mend the file, or say --partial.</source>
        <translation>Einträge darin wurden abgelehnt (siehe oben, oder &quot;prodctl runlist show FILE --json&quot;), also würde dem Ergebnis etwas fehlen. Berichtigen Sie die Datei, oder geben Sie --partial an.</translation>
    </message>
    <message>
        <source>none: the table has no row of these lumisections</source>
        <translation>keine: die Tabelle hat keine Zeile dieser Lumisections</translation>
    </message>
    <message>
        <source>%1, and %2 LS without a row</source>
        <translation>%1, und %2 LS ohne eine Zeile</translation>
    </message>
    <message>
        <source>It holds several trigger paths; a list has one luminosity. Make a table of one path.</source>
        <translation>Sie enthält mehrere Trigger-Pfade; eine Liste hat eine Luminosität. Machen Sie eine Tabelle mit einem Pfad.</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>&gt;ranges</source>
        <translation>&gt;Bereiche</translation>
    </message>
    <message>
        <source>&gt;LS</source>
        <translation>&gt;LS</translation>
    </message>
    <message>
        <source>luminosity</source>
        <translation>Luminosität</translation>
    </message>
    <message>
        <source>--lumi</source>
        <translation>--lumi</translation>
    </message>
    <message>
        <source>It needs --output or --json: what is printed here is the list alone.</source>
        <translation>Es braucht --output oder --json: was hier ausgegeben wird, ist allein die Liste.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Luminosity: %1</source>
        <translation>Luminosität: %1</translation>
    </message>
    <message>
        <source>the restriction</source>
        <translation>die Einschränkung</translation>
    </message>
    <message>
        <source>Say --first or --last or both, or --runs with a file.</source>
        <translation>Geben Sie --first oder --last oder beide an, oder --runs mit einer Datei.</translation>
    </message>
    <message>
        <source>the run range</source>
        <translation>der Bereich der Runs</translation>
    </message>
    <message>
        <source>The last run, %1, is before the first, %2.</source>
        <translation>Der letzte Run, %1, liegt vor dem ersten, %2.</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>in beiden</translation>
    </message>
    <message>
        <source>only in %1</source>
        <translation>nur in %1</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>only in the first</source>
        <translation>nur in der ersten</translation>
    </message>
    <message>
        <source>only in the second</source>
        <translation>nur in der zweiten</translation>
    </message>
    <message>
        <source>The two lists are the same.</source>
        <translation>Die beiden Listen sind gleich.</translation>
    </message>
    <message>
        <source>A luminosity table with a row per lumisection (brilcalc lumi --byls).</source>
        <translation>Eine Luminositätstabelle mit einer Zeile je Lumisection (brilcalc lumi --byls).</translation>
    </message>
    <message>
        <source>Goes on when entries of a file had to be refused.</source>
        <translation>Macht weiter, wenn Einträge einer Datei abgelehnt werden mussten.</translation>
    </message>
    <message>
        <source>Files are the certified-run JSON of the experiments in any layout, or normtags (what any luminometer covers). What an import changed or refused is said on standard error, with its line.</source>
        <translation>Dateien sind das JSON zertifizierter Runs der Experimente in jeder Anordnung, oder Normtags (was irgendein Luminometer abdeckt). Was ein Import änderte oder ablehnte, steht in der Standardfehlerausgabe, mit seiner Zeile.</translation>
    </message>
    <message>
        <source>Tells about good-run lists: runs, lumisections, luminosity.</source>
        <translation>Sagt etwas über Good-Run-Listen: Runs, Lumisections, Luminosität.</translation>
    </message>
    <message>
        <source>The lists.</source>
        <translation>Die Listen.</translation>
    </message>
    <message>
        <source>{lists: [{from, list, ranges, luminosity, tags}], imports: [{file, report}]}.</source>
        <translation>{lists: [{from, list, ranges, luminosity, tags}], imports: [{file, report}]}.</translation>
    </message>
    <message>
        <source>The exit code is 2 when entries of a file were refused.</source>
        <translation>Der Exit-Code ist 2, wenn Einträge einer Datei abgelehnt wurden.</translation>
    </message>
    <message>
        <source>{list, from: {operation, parts, runs, lumisections}, luminosity, written, imports}.</source>
        <translation>{list, from: {operation, parts, runs, lumisections}, luminosity, written, imports}.</translation>
    </message>
    <message>
        <source>A list.</source>
        <translation>Eine Liste.</translation>
    </message>
    <message>
        <source>More lists.</source>
        <translation>Weitere Listen.</translation>
    </message>
    <message>
        <source>Another list.</source>
        <translation>Eine andere Liste.</translation>
    </message>
    <message>
        <source>Keeps what is in every list.</source>
        <translation>Behält, was in jeder Liste ist.</translation>
    </message>
    <message>
        <source>Joins lists: what is in at least one of them.</source>
        <translation>Vereinigt Listen: was in mindestens einer davon ist.</translation>
    </message>
    <message>
        <source>Takes the other lists away from the first one.</source>
        <translation>Nimmt die anderen Listen von der ersten weg.</translation>
    </message>
    <message>
        <source>Keeps what is in one of two lists and not in the other.</source>
        <translation>Behält, was in einer von zwei Listen ist und nicht in der anderen.</translation>
    </message>
    <message>
        <source>Keeps the runs of a range, or of a plain list of runs.</source>
        <translation>Behält die Runs eines Bereichs, oder einer einfachen Liste von Runs.</translation>
    </message>
    <message>
        <source>The list.</source>
        <translation>Die Liste.</translation>
    </message>
    <message>
        <source>The first run to keep.</source>
        <translation>Der erste Run, der behalten wird.</translation>
    </message>
    <message>
        <source>The last run to keep.</source>
        <translation>Der letzte Run, der behalten wird.</translation>
    </message>
    <message>
        <source>A file of run numbers, separated by blanks, commas or lines.</source>
        <translation>Eine Datei mit Run-Nummern, getrennt durch Leerzeichen, Kommas oder Zeilen.</translation>
    </message>
    <message>
        <source>Tells by which runs, lumisections and luminosity two lists differ.</source>
        <translation>Sagt, in welchen Runs, Lumisections und welcher Luminosität sich zwei Listen unterscheiden.</translation>
    </message>
    <message>
        <source>{same, first, second, common, onlyFirst, onlySecond: {list, runs, lumisections, luminosity}, imports}.</source>
        <translation>{same, first, second, common, onlyFirst, onlySecond: {list, runs, lumisections, luminosity}, imports}.</translation>
    </message>
    <message>
        <source>The exit code is 0 when they are the same, 1 when they differ.</source>
        <translation>Der Exit-Code ist 0, wenn sie gleich sind, 1, wenn sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>--connection</source>
        <translation>--connection</translation>
    </message>
    <message>
        <source>Give either --connection or --store.</source>
        <translation>Geben Sie entweder --connection oder --store an.</translation>
    </message>
    <message>
        <source>There is a connection and a file of this name: say --connection %1, or --store ./%1.</source>
        <translation>Es gibt eine Verbindung und eine Datei dieses Namens: geben Sie --connection %1 an, oder --store ./%1.</translation>
    </message>
    <message>
        <source>&quot;prodctl connection password set %1&quot; keeps it there.</source>
        <translation>&quot;prodctl connection password set %1&quot; legt es dort ab.</translation>
    </message>
    <message>
        <source>the password of %1</source>
        <translation>das Passwort von %1</translation>
    </message>
    <message>
        <source>There is no terminal to ask on; take it from the key store or from ~/.pgpass: prodctl connection edit %1 --password-from key-store.</source>
        <translation>Es gibt kein Terminal zum Fragen; nehmen Sie es aus dem Schlüsselbund oder aus ~/.pgpass: prodctl connection edit %1 --password-from key-store.</translation>
    </message>
    <message>
        <source>%1 of its jobs are handed over to its endpoint and not back yet. Wait for them, or cancel them.</source>
        <translation>%1 seiner Jobs sind seiner Gegenstelle übergeben und noch nicht zurück. Warten Sie auf sie, oder brechen Sie sie ab.</translation>
    </message>
    <message>
        <source>Changed: %1. An agent that is running takes it up when it is started again.</source>
        <translation>Geändert: %1. Ein laufender Agent übernimmt es, wenn er wieder gestartet wird.</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>&gt;running</source>
        <translation>&gt;laufend</translation>
    </message>
    <message>
        <source>&gt;waiting</source>
        <translation>&gt;wartend</translation>
    </message>
    <message>
        <source>what it says</source>
        <translation>was sie sagt</translation>
    </message>
    <message>
        <source>a site</source>
        <translation>ein Standort</translation>
    </message>
    <message>
        <source>&quot;prodctl sites add&quot; makes one.</source>
        <translation>&quot;prodctl sites add&quot; legt einen an.</translation>
    </message>
    <message>
        <source>Of Slurm: where it has several.</source>
        <translation>Bei Slurm: wo es mehrere hat.</translation>
    </message>
    <message>
        <source>Makes a site: a folder with a spool for jobs and a storage for files.</source>
        <translation>Legt einen Standort an: einen Ordner mit einem Spool für Jobs und einem Speicher für Dateien.</translation>
    </message>
    <message>
        <source>The site.</source>
        <translation>Der Standort.</translation>
    </message>
    <message>
        <source>Changes what runs the jobs of a site.</source>
        <translation>Ändert, was die Jobs eines Standorts ausführt.</translation>
    </message>
    <message>
        <source>{changed}.</source>
        <translation>{changed}.</translation>
    </message>
    <message>
        <source>Asks what runs the jobs of the sites whether it is well; exit code 1 when one is not.</source>
        <translation>Fragt, was die Jobs der Standorte ausführt, ob alles in Ordnung ist; Exit-Code 1, wenn es irgendwo nicht so ist.</translation>
    </message>
    <message>
        <source>{sites: [{name, endpoint, up, running, queued, message}]}.</source>
        <translation>{sites: [{name, endpoint, up, running, queued, message}]}.</translation>
    </message>
    <message>
        <source>where</source>
        <translation>wo</translation>
    </message>
    <message>
        <source>&gt;here for</source>
        <translation>&gt;hier seit</translation>
    </message>
    <message>
        <source>&gt;heard</source>
        <translation>&gt;gehört</translation>
    </message>
    <message>
        <source>does</source>
        <translation>tut</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Nobody has this store open.</source>
        <translation>Niemand hat diesen Speicher offen.</translation>
    </message>
    <message>
        <source>Lists who has the store open, and what they are about to do.</source>
        <translation>Zeigt, wer den Speicher offen hat, und was sie gerade tun wollen.</translation>
    </message>
    <message>
        <source>{sessions: [{id, who, role, program, host, startedAgo, heardAgo, command, commandAgo, executing, open: [{request, ago}], planned: [{request, ago}], doing}]}; times are milliseconds before the answer.</source>
        <translation>{sessions: [{id, who, role, program, host, startedAgo, heardAgo, command, commandAgo, executing, open: [{request, ago}], planned: [{request, ago}], doing}]}; Zeiten sind Millisekunden vor der Antwort.</translation>
    </message>
    <message>
        <source>Each window is listed, each prodctl that waits for a confirmation, and the agent. A program that was not heard for 30 s counts as gone. Nobody is kept from anything: it tells people of each other, and plans warn of who is about to do something with the same requests.</source>
        <translation>Gezeigt werden jedes Fenster, jedes prodctl, das auf eine Bestätigung wartet, und der Agent. Ein Programm, von dem 30 s nichts zu hören war, gilt als weg. Niemand wird an etwas gehindert: es sagt Menschen voneinander, und Pläne warnen davor, wer gerade etwas mit denselben Anforderungen tun will.</translation>
    </message>
    <message>
        <source>One agent works on a store at a time; a second one is told who does. It needs no operator: what it does is on evidence, and audited as the agent&apos;s. With --once it goes on until a cycle did nothing and no job is waiting or running; a site that does not answer ends it too. It renews the credentials of sites that have a command for it (prodctl sites set --renew), and warns before one ends.</source>
        <translation>An einem Speicher arbeitet immer nur ein Agent; einem zweiten wird gesagt, wer es tut. Er braucht keinen Bediener: was er tut, ist belegt und steht als seines im Änderungsverzeichnis. Mit --once macht er weiter, bis ein Durchgang nichts tat und kein Job wartet oder läuft; auch ein Standort, der nicht antwortet, beendet ihn. Er erneuert die Berechtigungen von Standorten, die einen Befehl dafür haben (prodctl sites set --renew), und warnt, bevor eine endet.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who, and as what</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>--site</source>
        <translation>--site</translation>
    </message>
    <message>
        <source>Name a site or files, not both.</source>
        <translation>Nennen Sie einen Standort oder Dateien, nicht beides.</translation>
    </message>
    <message>
        <source>issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>No site needs a credential.</source>
        <translation>Kein Standort braucht eine Berechtigung.</translation>
    </message>
    <message>
        <source>Shows who the credentials of the sites, or those in files, speak for and until when.</source>
        <translation>Zeigt, für wen die Berechtigungen der Standorte, oder die in Dateien, sprechen und bis wann.</translation>
    </message>
    <message>
        <source>Certificates, proxies or tokens to look at instead.</source>
        <translation>Zertifikate, Proxys oder Token, die stattdessen angesehen werden.</translation>
    </message>
    <message>
        <source>Only those of this site.</source>
        <translation>Nur die dieses Standorts.</translation>
    </message>
    <message>
        <source>{credentials: [{site, path, kind, subject, issuer, attributes, audience, robot, key, notBefore, expires, attributesExpire, left, state, usable, sentence, notes}]}.</source>
        <translation>{credentials: [{site, path, kind, subject, issuer, attributes, audience, robot, key, notBefore, expires, attributesExpire, left, state, usable, sentence, notes}]}.</translation>
    </message>
    <message>
        <source>The exit code is 1 when one has expired, is not valid yet, or cannot be used: damaged, with a key that is not its own, or with a key or token that others may read. A site&apos;s credential is judged against its open jobs. Files are read on this machine, and are the agent&apos;s; no secret is shown.</source>
        <translation>Der Exit-Code ist 1, wenn eine abgelaufen ist, noch nicht gilt oder nicht brauchbar ist: beschädigt, mit einem Schlüssel, der nicht der ihre ist, oder mit Schlüssel oder Token, die andere lesen dürfen. Die Berechtigung eines Standorts wird an seinen offenen Jobs gemessen. Dateien werden auf diesem Rechner gelesen und sind die des Agenten; kein Geheimnis wird gezeigt.</translation>
    </message>
    <message>
        <source>&gt;good answer</source>
        <translation>&gt;gute Antwort</translation>
    </message>
    <message>
        <source>&gt;queued</source>
        <translation>&gt;in Warteschlange</translation>
    </message>
    <message>
        <source>&gt;ours</source>
        <translation>&gt;unsere</translation>
    </message>
    <message>
        <source>&gt;success in 24 h</source>
        <translation>&gt;Erfolg in 24 h</translation>
    </message>
    <message>
        <source>&gt;in doubt</source>
        <translation>&gt;ungewiss</translation>
    </message>
    <message>
        <source>&gt;credential</source>
        <translation>&gt;Berechtigung</translation>
    </message>
    <message>
        <source>error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>The last failure: job %1, %2, %3. %4</source>
        <comment>number, class, age, what to do</comment>
        <translation>Der letzte Fehler: Job %1, %2, %3. %4</translation>
    </message>
    <message>
        <source>Site %1 (%2): %3</source>
        <comment>name, kind, state</comment>
        <translation>Standort %1 (%2): %3</translation>
    </message>
    <message>
        <source>is</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>last good answer</source>
        <translation>letzte gute Antwort</translation>
    </message>
    <message>
        <source>slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>running, queued</source>
        <translation>laufend, in Warteschlange</translation>
    </message>
    <message>
        <source>our open jobs</source>
        <translation>unsere offenen Jobs</translation>
    </message>
    <message>
        <source>%1, not handed over yet: %2</source>
        <comment>jobs, of these</comment>
        <translation>%1, davon noch nicht übergeben: %2</translation>
    </message>
    <message>
        <source>success in 24 h</source>
        <translation>Erfolg in 24 h</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>credential</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>&gt;seen</source>
        <translation>&gt;gesehen</translation>
    </message>
    <message>
        <source>application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>approved by</source>
        <translation>genehmigt von</translation>
    </message>
    <message>
        <source>&gt;when</source>
        <translation>&gt;wann</translation>
    </message>
    <message>
        <source>new requests take it</source>
        <translation>neue Anforderungen nehmen es</translation>
    </message>
    <message>
        <source>No release is approved: new requests take their campaign&apos;s. &quot;prodctl release approve&quot; approves one.</source>
        <translation>Kein Release ist genehmigt: neue Anforderungen nehmen das ihrer Kampagne. &quot;prodctl release approve&quot; genehmigt eins.</translation>
    </message>
    <message>
        <source>Lists the sites: how each is, what it runs, and how well it did in the last 24 hours.</source>
        <translation>Zeigt die Standorte: wie es um jeden steht, was er ausführt und wie erfolgreich er in den letzten 24 Stunden war.</translation>
    </message>
    <message>
        <source>An agent asks each site every 30 seconds; what it said is what is shown here. &quot;prodctl sites check&quot; asks now, from this machine.</source>
        <translation>Ein Agent fragt jeden Standort alle 30 Sekunden; gezeigt wird hier, was dieser sagte. &quot;prodctl sites check&quot; fragt jetzt, von diesem Rechner aus.</translation>
    </message>
    <message>
        <source>Lists the releases that are approved, per step.</source>
        <translation>Zeigt die genehmigten Releases, je Schritt.</translation>
    </message>
    <message>
        <source>{releases: [{step, release, by, at, latest}]}.</source>
        <translation>{releases: [{step, release, by, at, latest}]}.</translation>
    </message>
    <message>
        <source>Of Slurm: the address of slurmrestd. Of ARC: that of A-REX, as in https://ce.example.org:443/arex.</source>
        <translation>Bei Slurm: die Adresse von slurmrestd. Bei ARC: die von A-REX, wie https://ce.example.org:443/arex.</translation>
    </message>
    <message>
        <source>Of Slurm and ARC: the file with the user&apos;s access token, on the agent&apos;s machine; nobody else may read it.</source>
        <translation>Bei Slurm und ARC: die Datei mit dem Zugriffstoken des Benutzers, auf dem Rechner des Agenten; niemand sonst darf sie lesen.</translation>
    </message>
    <message>
        <source>Of ARC: the file with certificate and key, or a proxy, on the agent&apos;s machine; nobody else may read it.</source>
        <translation>Bei ARC: die Datei mit Zertifikat und Schlüssel, oder ein Proxy, auf dem Rechner des Agenten; niemand sonst darf sie lesen.</translation>
    </message>
    <message>
        <source>Of ARC: file or folder of the authorities whose servers are trusted; else the system&apos;s.</source>
        <translation>Bei ARC: Datei oder Ordner der Zertifizierungsstellen, deren Servern zu trauen ist; sonst die des Systems.</translation>
    </message>
    <message>
        <source>Of ARC: where it has several.</source>
        <translation>Bei ARC: wo es mehrere hat.</translation>
    </message>
    <message>
        <source>Of ARC: &quot;yes&quot; uploads the input files, where its nodes do not see them.</source>
        <translation>Bei ARC: &quot;yes&quot; lädt die Eingabedateien hoch, wo seine Knoten sie nicht sehen.</translation>
    </message>
    <message>
        <source>A program on the agent&apos;s machine that renews the credential: it is run with the path of that file, ahead of the end.</source>
        <translation>Ein Programm auf dem Rechner des Agenten, das die Berechtigung erneuert: es wird mit dem Pfad jener Datei gestartet, rechtzeitig vor dem Ende.</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>&gt;version</source>
        <translation>&gt;Version</translation>
    </message>
    <message>
        <source>&gt;files</source>
        <translation>&gt;Dateien</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>angelegt von</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>written down</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>There is no sample yet; &quot;prodctl samples add&quot; keeps what a finished request made.</source>
        <translation>Es gibt noch keine Probe; &quot;prodctl samples add&quot; hält fest, was eine beendete Anforderung machte.</translation>
    </message>
    <message>
        <source>certification</source>
        <translation>Zertifizierung</translation>
    </message>
    <message>
        <source>under way (%1)</source>
        <comment>status of a request</comment>
        <translation>im Gang (%1)</translation>
    </message>
    <message>
        <source>%1 of release %2: %3</source>
        <comment>step, release, findings</comment>
        <translation>%1 von Release %2: %3</translation>
    </message>
    <message>
        <source>Lists the samples that sites are certified with, the newest version first.</source>
        <translation>Zeigt die Proben, mit denen Standorte zertifiziert werden, die neueste Version zuerst.</translation>
    </message>
    <message>
        <source>{samples: [{name, version, campaign, step, release, conditions, files, events, request, outputs, why, by, at}]}; no request: the outputs were written down.</source>
        <translation>{samples: [{name, version, campaign, step, release, conditions, files, events, request, outputs, why, by, at}]}; ohne request: die Ausgaben wurden aufgeschrieben.</translation>
    </message>
    <message>
        <source>&quot;prodctl samples add&quot; makes one, &quot;prodctl sites certify&quot; has a site process it.</source>
        <translation>&quot;prodctl samples add&quot; legt eine an, &quot;prodctl sites certify&quot; lässt sie von einem Standort verarbeiten.</translation>
    </message>
    <message>
        <source>Its operators can log in once the owner of the store has enrolled them: prodctl --operator MANAGER operators enrol.</source>
        <translation>Seine Bediener können sich anmelden, sobald der Eigentümer des Speichers sie freigeschaltet hat: prodctl --operator MANAGER operators enrol.</translation>
    </message>
    <message>
        <source>Let operators log in: prodctl %1--operator anna operators enrol</source>
        <translation>Bediener freischalten: prodctl %1--operator anna operators enrol</translation>
    </message>
    <message>
        <source>With --endpoint slurm, arc or condor the jobs of both sites run there; worker nodes see the folder.</source>
        <translation>Mit --endpoint slurm, arc oder condor laufen die Jobs beider Standorte dort; die Rechenknoten sehen den Ordner.</translation>
    </message>
    <message>
        <source>{sites: [{name, title, endpoint, slots, storage, spool, state, health: {askedAt, tookMs, up, answeredAt, downSince, message, slots, running, queued, credential, credentialUntil, credentialState, credentialSaid}, drained: {by, at, reason}, mustBeCertified: {by, at, reason}, open, pending, done24h, failed24h, successRate, doubtful, doubtSince}]}; times are milliseconds since 1970 UTC.</source>
        <translation>{sites: [{name, title, endpoint, slots, storage, spool, state, health: {askedAt, tookMs, up, answeredAt, downSince, message, slots, running, queued, credential, credentialUntil, credentialState, credentialSaid}, drained: {by, at, reason}, mustBeCertified: {by, at, reason}, open, pending, done24h, failed24h, successRate, doubtful, doubtSince}]}; Zeiten sind Millisekunden seit 1970 UTC.</translation>
    </message>
    <message>
        <source>Shows one site: how it is and what to do, its failures, its software and what it is certified for.</source>
        <translation>Zeigt einen Standort: wie es um ihn steht und was zu tun ist, seine Fehler, seine Software und wofür er zertifiziert ist.</translation>
    </message>
    <message>
        <source>{site: as of &quot;prodctl sites&quot;, with failures: [{class, signature, jobs}], releases: [{step, release, path, state, checkedAt}], certifications: [{step, release, verdict, sample, request, findings, by, at}], trials: [{request, step, release, sample, status, by, at}]}.</source>
        <translation>{site: wie bei &quot;prodctl sites&quot;, mit failures: [{class, signature, jobs}], releases: [{step, release, path, state, checkedAt}], certifications: [{step, release, verdict, sample, request, findings, by, at}], trials: [{request, step, release, sample, status, by, at}]}.</translation>
    </message>
    <message>
        <source>What runs its jobs: processes of the agent&apos;s machine, Slurm, an ARC computing element, or HTCondor.</source>
        <translation>Was seine Jobs ausführt: Prozesse auf dem Rechner des Agenten, Slurm, ein ARC-Rechenelement oder HTCondor.</translation>
    </message>
    <message>
        <source>Of Slurm: as whom jobs run. Of HTCondor: the owner that its queue shows for them; jobs of others are not looked at.</source>
        <translation>Bei Slurm: als wer die Jobs laufen. Bei HTCondor: der Eigentümer, den seine Warteschlange für sie zeigt; Jobs anderer werden nicht angesehen.</translation>
    </message>
    <message>
        <source>Of Slurm: who pays, where that is asked. Of HTCondor: the accounting group.</source>
        <translation>Bei Slurm: wer zahlt, wo danach gefragt wird. Bei HTCondor: die Abrechnungsgruppe.</translation>
    </message>
    <message>
        <source>Of HTCondor: the folder of its programs; else those in PATH.</source>
        <translation>Bei HTCondor: der Ordner seiner Programme; sonst die in PATH.</translation>
    </message>
    <message>
        <source>Of HTCondor: the name of the queue; else this machine&apos;s.</source>
        <translation>Bei HTCondor: der Name der Warteschlange; sonst die dieses Rechners.</translation>
    </message>
    <message>
        <source>Of HTCondor: the pool of that queue; else this machine&apos;s.</source>
        <translation>Bei HTCondor: der Pool dieser Warteschlange; sonst der dieses Rechners.</translation>
    </message>
    <message>
        <source>Jobs of Slurm and HTCondor run in the site&apos;s folder, too: the worker nodes must see it under the same name. What jobs of ARC leave is fetched into it; only the files that they read, and the application, must be seen there. &quot;prodctl sites check&quot; tells whether the site answers.</source>
        <translation>Auch Jobs von Slurm und HTCondor laufen im Ordner des Standorts: die Rechenknoten müssen ihn unter demselben Namen sehen. Was Jobs von ARC hinterlassen, wird in ihn geholt; nur die Dateien, die sie lesen, und die Anwendung müssen dort zu sehen sein. &quot;prodctl sites check&quot; sagt, ob der Standort antwortet.</translation>
    </message>
    <message>
        <source>This login has the role %1 on the server already, and would be %2 in all its stores. Give the operator another login, or take that role away first.</source>
        <translation>Diese Anmeldung hat auf dem Server schon die Rolle %1 und wäre in allen seinen Speichern %2. Geben Sie dem Bediener eine andere Anmeldung, oder nehmen Sie ihr zuerst jene Rolle.</translation>
    </message>
    <message>
        <source>A store in a file has no logins: whoever may write the file may act.</source>
        <translation>Ein Speicher in einer Datei hat keine Anmeldungen: wer die Datei schreiben darf, darf handeln.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1 may log in as %2.</source>
        <comment>a person; a role</comment>
        <translation>%1 darf sich als %2 anmelden.</translation>
    </message>
    <message>
        <source>%1 may log in as %2; the login is new, and its password is still to be set: \password %1 in psql.</source>
        <comment>a person; a role</comment>
        <translation>%1 darf sich als %2 anmelden; die Anmeldung ist neu, und ihr Passwort ist noch zu setzen: \password %1 in psql.</translation>
    </message>
    <message>
        <source>Gives operators of a store on a server their logins there.</source>
        <translation>Gibt den Bedienern eines Speichers auf einem Server ihre Anmeldungen dort.</translation>
    </message>
    <message>
        <source>This one; otherwise all, as after an import or in a new demo.</source>
        <translation>Nur dieser; sonst alle, wie nach einem Import oder in einem neuen Demo.</translation>
    </message>
    <message>
        <source>{enrolled: [{name, role, new, error}]}; new: the login was made.</source>
        <translation>{enrolled: [{name, role, new, error}]}; new: die Anmeldung wurde angelegt.</translation>
    </message>
    <message>
        <source>Works by itself: new runs, stage checks, submission, checks, merges.</source>
        <translation>Arbeitet von selbst: neue Runs, Eingaben prüfen, einreichen, prüfen, zusammenführen.</translation>
    </message>
    <message>
        <source>%1 (%2 LS without)</source>
        <comment>luminosity, number</comment>
        <translation>%1 (%2 LS ohne)</translation>
    </message>
    <message>
        <source>&gt;luminosity</source>
        <translation>&gt;Luminosität</translation>
    </message>
    <message>
        <source>in the list</source>
        <translation>in der Liste</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>nicht in der Liste</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>Klausel</translation>
    </message>
    <message>
        <source>&gt;LS lost by it alone</source>
        <translation>&gt;LS allein dadurch verloren</translation>
    </message>
    <message>
        <source>&gt;LS lost with others</source>
        <translation>&gt;LS mit anderen verloren</translation>
    </message>
    <message>
        <source>Runs whose lumisections are not known: %1; they count as far as their flags go.</source>
        <translation>Runs, deren Lumisections nicht bekannt sind: %1; sie zählen, soweit ihre Markierungen reichen.</translation>
    </message>
    <message>
        <source>Luminosity by %1.</source>
        <comment>methods</comment>
        <translation>Luminosität nach %1.</translation>
    </message>
    <message>
        <source>(from a file)</source>
        <translation>(aus einer Datei)</translation>
    </message>
    <message>
        <source>There is no good-run list yet; &quot;prodctl goodruns make&quot; makes one.</source>
        <translation>Es gibt noch keine Good-Run-Liste; &quot;prodctl goodruns make&quot; legt eine an.</translation>
    </message>
    <message>
        <source>%1: %2 runs, %3 LS, made by %4 %5.</source>
        <comment>list, numbers, who, when</comment>
        <translation>%1: %2 Runs, %3 LS, angelegt von %4 %5.</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>Regel: %1</translation>
    </message>
    <message>
        <source>Candidates: %1</source>
        <comment>a filter</comment>
        <translation>Kandidaten: %1</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>Of %1 runs %2 would be in the list.</source>
        <comment>numbers</comment>
        <translation>Von %1 Runs wären %2 in der Liste.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <comment>a file</comment>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Luminosity by this method; the main one of each run where it is not given.</source>
        <translation>Luminosität nach dieser Methode; nach der Hauptmethode jedes Runs, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>losses: {candidates, runsOfUnknownLength, methods, inList, lost, clauses: [{clause, own, shared}]}, counts {lumisections, withoutLuminosity, luminosity}</source>
        <translation>losses: {candidates, runsOfUnknownLength, methods, inList, lost, clauses: [{clause, own, shared}]}, counts {lumisections, withoutLuminosity, luminosity}</translation>
    </message>
    <message>
        <source>Lists the good-run lists that are kept, the newest version first.</source>
        <translation>Zeigt die aufbewahrten Good-Run-Listen, die neueste Version zuerst.</translation>
    </message>
    <message>
        <source>{lists: [{name, version, kind, rule, candidates, runs, lumisections, why, by, at}]}.</source>
        <translation>{lists: [{name, version, kind, rule, candidates, runs, lumisections, why, by, at}]}.</translation>
    </message>
    <message>
        <source>Shows a good-run list: its rule, and what each clause costs.</source>
        <translation>Zeigt eine Good-Run-Liste: ihre Regel, und was jede Klausel kostet.</translation>
    </message>
    <message>
        <source>A name, with :VERSION for an older one.</source>
        <translation>Ein Name, mit :VERSION für eine ältere.</translation>
    </message>
    <message>
        <source>As of &quot;prodctl goodruns&quot;, with list, antiList, provenance, %1.</source>
        <translation>Wie bei &quot;prodctl goodruns&quot;, mit list, antiList, provenance, %1.</translation>
    </message>
    <message>
        <source>Tells what list a rule would make, and what each of its clauses costs; keeps nothing.</source>
        <translation>Sagt, welche Liste eine Regel ergäbe, und was jede ihrer Klauseln kostet; bewahrt nichts auf.</translation>
    </message>
    <message>
        <source>What a good lumisection is.</source>
        <translation>Was eine gute Lumisection ist.</translation>
    </message>
    <message>
        <source>A filter of the runs that are asked.</source>
        <translation>Ein Filter der Runs, die gefragt werden.</translation>
    </message>
    <message>
        <source>{rule, runs, list, antiList, %1}.</source>
        <translation>{rule, runs, list, antiList, %1}.</translation>
    </message>
    <message>
        <source>Each detector is a field, too: good, bad, excluded or not-set.</source>
        <translation>Auch jeder Detektor ist ein Feld: good, bad, excluded oder not-set.</translation>
    </message>
    <message>
        <source>Writes a good-run list, or its anti-list, as certified-run JSON, one run a line.</source>
        <translation>Schreibt eine Good-Run-Liste, oder ihre Anti-Liste, als JSON zertifizierter Runs, einen Run je Zeile.</translation>
    </message>
    <message>
        <source>The candidates that are not in the list.</source>
        <translation>Die Kandidaten, die nicht in der Liste sind.</translation>
    </message>
    <message>
        <source>{written, list}; without --output the list itself.</source>
        <translation>{written, list}; ohne --output die Liste selbst.</translation>
    </message>
    <message>
        <source>Tells by which runs, lumisections and luminosity two lists that are kept differ.</source>
        <translation>Sagt, in welchen Runs, Lumisections und welcher Luminosität sich zwei aufbewahrte Listen unterscheiden.</translation>
    </message>
    <message>
        <source>A list, with :VERSION for an older one.</source>
        <translation>Eine Liste, mit :VERSION eine ältere.</translation>
    </message>
    <message>
        <source>Another one.</source>
        <translation>Eine andere.</translation>
    </message>
    <message>
        <source>{same, first, second, common, onlyFirst, onlySecond: {runs, list, lumisections, withoutLuminosity, luminosity}}.</source>
        <translation>{same, first, second, common, onlyFirst, onlySecond: {runs, list, lumisections, withoutLuminosity, luminosity}}.</translation>
    </message>
    <message>
        <source>The step that counts.</source>
        <translation>Der Schritt, der zählt.</translation>
    </message>
    <message>
        <source>The campaign; the one that was made last where none is given.</source>
        <translation>Die Kampagne; die zuletzt angelegte, wenn keine angegeben ist.</translation>
    </message>
    <message>
        <source>Campaign %1, step %2</source>
        <comment>campaign, step</comment>
        <translation>Kampagne %1, Schritt %2</translation>
    </message>
    <message>
        <source>There are no such numbers.</source>
        <translation>Solche Zahlen gibt es nicht.</translation>
    </message>
    <message>
        <source>prodctl has no fonts and writes no PDF: the window does (panel Progress, Save report...), or a browser prints the HTML.</source>
        <translation>prodctl hat keine Schriften und schreibt kein PDF: das tut das Fenster (Tafel Fortschritt, Bericht speichern...), oder ein Browser druckt das HTML.</translation>
    </message>
    <message>
        <source>The name of the report ends in .html.</source>
        <translation>Der Name des Berichts endet auf .html.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title, file</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>{campaign, step, sections: [{id, title, sentences, charts: [{id, title, unit, series: [{key, name, points: [[time, value]]}], marks}], tables: [{id, rows}]}]}; times in milliseconds, spans in seconds.</source>
        <translation>{campaign, step, sections: [{id, title, sentences, charts: [{id, title, unit, series: [{key, name, points: [[time, value]]}], marks}], tables: [{id, rows}]}]}; Zeiten in Millisekunden, Spannen in Sekunden.</translation>
    </message>
    <message>
        <source>Only this part of it; all where none is given.</source>
        <translation>Nur dieser Teil; alle, wenn keiner angegeben ist.</translation>
    </message>
    <message>
        <source>Shows how far a campaign is against its plan, and what holds it.</source>
        <translation>Zeigt, wie weit eine Kampagne gegenüber ihrem Plan ist, und was sie aufhält.</translation>
    </message>
    <message>
        <source>Lists the milestones of a campaign with what is to be expected of each.</source>
        <translation>Zeigt die Meilensteine einer Kampagne, und was von jedem zu erwarten ist.</translation>
    </message>
    <message>
        <source>Which chart or table.</source>
        <translation>Welches Diagramm oder welche Tabelle.</translation>
    </message>
    <message>
        <source>Prints the numbers behind a chart or table of the progress as CSV.</source>
        <translation>Gibt die Zahlen hinter einem Diagramm oder einer Tabelle des Fortschritts als CSV aus.</translation>
    </message>
    <message>
        <source>CSV as well.</source>
        <translation>Auch als CSV.</translation>
    </message>
    <message>
        <source>The file to be written; its name ends in .html.</source>
        <translation>Die Datei, die geschrieben wird; ihr Name endet auf .html.</translation>
    </message>
    <message>
        <source>Writes the progress of a campaign with its charts as one file of HTML.</source>
        <translation>Schreibt den Fortschritt einer Kampagne mit seinen Diagrammen als eine HTML-Datei.</translation>
    </message>
    <message>
        <source>{report, title}.</source>
        <translation>{report, title}.</translation>
    </message>
    <message>
        <source>As PDF it is written by the window: panel Progress, Save report...</source>
        <translation>Als PDF schreibt ihn das Fenster: Tafel Fortschritt, Bericht speichern...</translation>
    </message>
    <message>
        <source>%1, confirmed</source>
        <comment>a flag</comment>
        <translation>%1, bestätigt</translation>
    </message>
    <message>
        <source>There is no detector yet; &quot;prodctl detectors add&quot; makes one.</source>
        <translation>Es gibt noch keinen Detektor; &quot;prodctl detectors add&quot; legt einen an.</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>&gt;flag</source>
        <translation>&gt;Markierung</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>lumisections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>zählt</translation>
    </message>
    <message>
        <source>undoes %1</source>
        <comment>a flag</comment>
        <translation>nimmt %1 zurück</translation>
    </message>
    <message>
        <source>%1 (automatic)</source>
        <translation>%1 (automatisch)</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>confirmed by</source>
        <translation>bestätigt von</translation>
    </message>
    <message>
        <source>Run %1, %2: %3</source>
        <comment>number, detector, flag and state</comment>
        <translation>Run %1, %2: %3</translation>
    </message>
    <message>
        <source>Nothing was said about it yet; &quot;prodctl quality flag&quot; does.</source>
        <translation>Dazu wurde noch nichts gesagt; &quot;prodctl quality flag&quot; tut das.</translation>
    </message>
    <message>
        <source>detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>ausgemustert</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Lists runs with the flag and the state of each detector; optional ones in parentheses.</source>
        <translation>Zeigt Runs mit der Markierung und dem Zustand jedes Detektors; optionale in Klammern.</translation>
    </message>
    <message>
        <source>{runs: [{run, type, lumisections, state, detectors: {name: {flag, state, confirmed, lumisections: {flag: number}, comments}}}]}; flag &quot;mixed&quot;: lumisections differ.</source>
        <translation>{runs: [{run, type, lumisections, state, detectors: {name: {flag, state, confirmed, lumisections: {flag: number}, comments}}}]}; flag &quot;mixed&quot;: Lumisections unterscheiden sich.</translation>
    </message>
    <message>
        <source>Each detector is a field, too: good, bad, excluded, not-set or mixed.</source>
        <translation>Auch jeder Detektor ist ein Feld: good, bad, excluded, not-set oder mixed.</translation>
    </message>
    <message>
        <source>Shows all that was said about a run and detector, and who signed it.</source>
        <translation>Zeigt alles, was über einen Run und einen Detektor gesagt wurde, und wer es abgezeichnet hat.</translation>
    </message>
    <message>
        <source>The run.</source>
        <translation>Der Run.</translation>
    </message>
    <message>
        <source>The detector.</source>
        <translation>Der Detektor.</translation>
    </message>
    <message>
        <source>{run, detector, state, confirmed, ranges: [{first, last, flag, entry}], flags: [{id, flag, first, last, automatic, cause, comment, by, at, undoes, undoneBy}], signatures: [{state, by, at, comment, confirmedBy}]}; last null: to the end of the run.</source>
        <translation>{run, detector, state, confirmed, ranges: [{first, last, flag, entry}], flags: [{id, flag, first, last, automatic, cause, comment, by, at, undoes, undoneBy}], signatures: [{state, by, at, comment, confirmedBy}]}; last null: bis zum Ende des Runs.</translation>
    </message>
    <message>
        <source>Lists the detectors that runs are certified for.</source>
        <translation>Zeigt die Detektoren, für die Runs zertifiziert werden.</translation>
    </message>
    <message>
        <source>{detectors: [{name, title, position, required, retired, by, at}]}.</source>
        <translation>{detectors: [{name, title, position, required, retired, by, at}]}.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>&gt;fill</source>
        <translation>&gt;Fill</translation>
    </message>
    <message>
        <source>&gt;delivered (%1)</source>
        <comment>unit</comment>
        <translation>&gt;geliefert (%1)</translation>
    </message>
    <message>
        <source>&gt;recorded (%1)</source>
        <comment>unit</comment>
        <translation>&gt;aufgezeichnet (%1)</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>beams</source>
        <translation>Strahlen</translation>
    </message>
    <message>
        <source>energy of a beam</source>
        <translation>Energie eines Strahls</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>luminosity sections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>raw files</source>
        <translation>Rohdateien</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>&gt;delivered</source>
        <translation>&gt;geliefert</translation>
    </message>
    <message>
        <source>&gt;recorded</source>
        <translation>&gt;aufgezeichnet</translation>
    </message>
    <message>
        <source>&gt;import</source>
        <translation>&gt;Import</translation>
    </message>
    <message>
        <source>&gt;taken</source>
        <translation>&gt;übernommen</translation>
    </message>
    <message>
        <source>&gt;changed</source>
        <translation>&gt;geändert</translation>
    </message>
    <message>
        <source>&gt;refused</source>
        <translation>&gt;abgelehnt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Nothing was imported yet; &quot;prodctl runs import&quot; does that.</source>
        <translation>Noch wurde nichts importiert; &quot;prodctl runs import&quot; tut das.</translation>
    </message>
    <message>
        <source>Name the campaign that has yet to process them.</source>
        <translation>Nennen Sie die Kampagne, die sie noch verarbeiten muss.</translation>
    </message>
    <message>
        <source>A luminosity table is of one method; name it.</source>
        <translation>Eine Luminositätstabelle gilt für eine Methode; nennen Sie sie.</translation>
    </message>
    <message>
        <source>%1: runs written: %2.</source>
        <translation>%1: geschriebene Runs: %2.</translation>
    </message>
    <message>
        <source>Of %1 runs nothing that could be written is known; --json lists them.</source>
        <translation>Von %1 Runs ist nichts bekannt, was geschrieben werden könnte; --json führt sie auf.</translation>
    </message>
    <message>
        <source>What is written.</source>
        <translation>Was geschrieben wird.</translation>
    </message>
    <message>
        <source>Of the luminosities in a table.</source>
        <translation>Für die Luminositäten in einer Tabelle.</translation>
    </message>
    <message>
        <source>Writes what is known about runs, in a format that &quot;runs import&quot; takes, or the runs that a campaign has yet to process.</source>
        <translation>Schreibt, was über Runs bekannt ist, in einem Format, das &quot;runs import&quot; nimmt, oder die Runs, die eine Kampagne noch verarbeiten muss.</translation>
    </message>
    <message>
        <source>By which method; needed for lumi-table and lumi-sections.</source>
        <translation>Nach welcher Methode; nötig für lumi-table und lumi-sections.</translation>
    </message>
    <message>
        <source>Of to-process.</source>
        <translation>Bei to-process.</translation>
    </message>
    <message>
        <source>{format, runs, leftOut: [run], written, content}; content where it was not written to a file.</source>
        <translation>{format, runs, leftOut: [run], written, content}; content, wo es nicht in eine Datei geschrieben wurde.</translation>
    </message>
    <message>
        <source>good-run-list has the luminosity sections in which data were recorded (what is certified in them, good-run lists say); lumi-table a row per run and lumi-sections one per section, as brilcalc writes them; lumi-values the values with their errors; to-process is JSON.</source>
        <translation>good-run-list enthält die Lumisections, in denen Daten aufgezeichnet wurden (was davon zertifiziert ist, sagen Good-Run-Listen); lumi-table eine Zeile je Run und lumi-sections eine je Lumisection, wie brilcalc sie schreibt; lumi-values die Werte mit ihren Fehlern; to-process ist JSON.</translation>
    </message>
    <message>
        <source>run, type, events, rawFiles, startedAt, stoppedAt, fill, beams, energyGeV, fieldT, stableFrom, stableUntil, lumisections, luminosities: [{method, delivered: {value, unit, statistical, systematic}, recorded, lumisections, import, at}], comment, campaigns: [{campaign, credited, expected, openUnits}]</source>
        <translation>run, type, events, rawFiles, startedAt, stoppedAt, fill, beams, energyGeV, fieldT, stableFrom, stableUntil, lumisections, luminosities: [{method, delivered: {value, unit, statistical, systematic}, recorded, lumisections, import, at}], comment, campaigns: [{campaign, credited, expected, openUnits}]</translation>
    </message>
    <message>
        <source>Lists runs with their luminosity, and how far each campaign has processed them.</source>
        <translation>Zeigt Runs mit ihrer Luminosität, und wie weit jede Kampagne sie verarbeitet hat.</translation>
    </message>
    <message>
        <source>{runs: [{%1}]}.</source>
        <translation>{runs: [{%1}]}.</translation>
    </message>
    <message>
        <source>Shows one run with all that is known about it.</source>
        <translation>Zeigt einen Run mit allem, was über ihn bekannt ist.</translation>
    </message>
    <message>
        <source>{run: {%1}}.</source>
        <translation>{run: {%1}}.</translation>
    </message>
    <message>
        <source>Lists what was imported about runs, the newest first.</source>
        <translation>Zeigt, was über Runs importiert wurde, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>{imports: [{id, format, origin, checksum, by, at, runs, report, withdrawnBy}]}; report has the remarks on every line that was refused or changed.</source>
        <translation>{imports: [{id, format, origin, checksum, by, at, runs, report, withdrawnBy}]}; report enthält die Bemerkungen zu jeder Zeile, die abgelehnt oder geändert wurde.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, state of runs</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>asks for</source>
        <translation>verlangt</translation>
    </message>
    <message>
        <source>&gt;last look</source>
        <translation>&gt;zuletzt angesehen</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>There is no source of new runs yet; &quot;prodctl sources add&quot; has the agent watch one.</source>
        <translation>Es gibt noch keine Quelle neuer Runs; &quot;prodctl sources add&quot; lässt den Agenten eine beobachten.</translation>
    </message>
    <message>
        <source>Source %1, %2 %3: %4</source>
        <comment>name, kind, place, state</comment>
        <translation>Quelle %1, %2 %3: %4</translation>
    </message>
    <message>
        <source>It asks for: %1.</source>
        <translation>Sie verlangt: %1.</translation>
    </message>
    <message>
        <source>It showed no run of the campaign yet.</source>
        <translation>Sie zeigte noch keinen Run der Kampagne.</translation>
    </message>
    <message>
        <source>&gt;first seen</source>
        <translation>&gt;zuerst gesehen</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>what it waits for, or why not</source>
        <translation>worauf er wartet, oder warum nicht</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>replaced at</source>
        <translation>ersetzt am</translation>
    </message>
    <message>
        <source>written down by</source>
        <translation>festgehalten von</translation>
    </message>
    <message>
        <source>No update of conditions is written down; &quot;prodctl conditions update&quot; does that.</source>
        <translation>Keine Aktualisierung von Bedingungen ist festgehalten; &quot;prodctl conditions update&quot; tut das.</translation>
    </message>
    <message>
        <source>read at</source>
        <translation>gelesen am</translation>
    </message>
    <message>
        <source>payloads</source>
        <translation>Payloads</translation>
    </message>
    <message>
        <source>processed again by</source>
        <translation>neu verarbeitet von</translation>
    </message>
    <message>
        <source>request %1 (%2)</source>
        <comment>number, status</comment>
        <translation>Anforderung %1 (%2)</translation>
    </message>
    <message>
        <source>No output is outdated by an update of its conditions.</source>
        <translation>Keine Ausgabe ist durch eine Aktualisierung ihrer Bedingungen veraltet.</translation>
    </message>
    <message>
        <source>Lists the sources of new runs: what each asks for, how it is, and what became of its runs.</source>
        <translation>Zeigt die Quellen neuer Runs: was jede verlangt, wie es um sie steht, und was aus ihren Runs wurde.</translation>
    </message>
    <message>
        <source>{sources: [{name, campaign, kind, location, pattern, complete, marker, quietMs, everyMs, site, dataset, steps, release, conditions, split, splitSize, priority, state, runs: {seen, growing, complete, requested, refused}, changedLater, by, at, stopped: {by, at, reason}, look: {at, tookMs, runs, files, ignored, problem, problemSince}}]}; times are milliseconds since 1970 UTC.</source>
        <translation>{sources: [{name, campaign, kind, location, pattern, complete, marker, quietMs, everyMs, site, dataset, steps, release, conditions, split, splitSize, priority, state, runs: {seen, growing, complete, requested, refused}, changedLater, by, at, stopped: {by, at, reason}, look: {at, tookMs, runs, files, ignored, problem, problemSince}}]}; Zeiten sind Millisekunden seit 1970 UTC.</translation>
    </message>
    <message>
        <source>Shows one source and its runs, the newest first: what each waits for, why it is refused, or its requests.</source>
        <translation>Zeigt eine Quelle und ihre Runs, die neuesten zuerst: worauf jeder wartet, warum er abgelehnt ist, oder seine Anforderungen.</translation>
    </message>
    <message>
        <source>The source.</source>
        <translation>Die Quelle.</translation>
    </message>
    <message>
        <source>{source: as of &quot;prodctl sources&quot;, with list: [{run, state, files, bytes, firstSeenAt, changedAt, requestedAt, why, later, laterAt, requests: [{id, step, status, made}]}]}.</source>
        <translation>{source: wie bei &quot;prodctl sources&quot;, mit list: [{run, state, files, bytes, firstSeenAt, changedAt, requestedAt, why, later, laterAt, requests: [{id, step, status, made}]}]}.</translation>
    </message>
    <message>
        <source>Lists the updates of calibrations that were written down, the newest first.</source>
        <translation>Zeigt die festgehaltenen Aktualisierungen von Kalibrationen, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>{updates: [{tag, payload, firstRun, lastRun, at, comment, recordedAt, by}]}.</source>
        <translation>{updates: [{tag, payload, firstRun, lastRun, at, comment, recordedAt, by}]}.</translation>
    </message>
    <message>
        <source>Lists the runs whose outputs were made with conditions that changed since.</source>
        <translation>Zeigt die Runs, deren Ausgaben mit Bedingungen gemacht wurden, die sich seither geändert haben.</translation>
    </message>
    <message>
        <source>{outdated: [{run, request, campaign, dataset, step, release, conditions, jobs, events, readAt, updatedAt, payloads, again}]}; again: the request that processes it again, or null.</source>
        <translation>{outdated: [{run, request, campaign, dataset, step, release, conditions, jobs, events, readAt, updatedAt, payloads, again}]}; again: die Anforderung, die ihn neu verarbeitet, oder null.</translation>
    </message>
    <message>
        <source>&quot;prodctl conditions reprocess SNAPSHOT&quot; makes the requests for them in one go.</source>
        <translation>&quot;prodctl conditions reprocess SNAPSHOT&quot; legt die Anforderungen dafür auf einmal an.</translation>
    </message>
    <message>
        <source>&gt;outside</source>
        <translation>&gt;außerhalb</translation>
    </message>
    <message>
        <source>{streams: [{request, stream, tier, outputs, empty, read, kept, rate, rateError, waiting, damaged, merged, released, lost, surplus, superseded, suspiciousRuns, runs: [{run, outputs, empty, read, kept, rate, rateError, chance, suspicious, expected: [low, high], state}], predecessor, expectedRate, spread, outside}]}; expected: by the campaign before; state: inside, below, above or unknown; outside: so many runs are below or above.</source>
        <translation>{streams: [{request, stream, tier, outputs, empty, read, kept, rate, rateError, waiting, damaged, merged, released, lost, surplus, superseded, suspiciousRuns, runs: [{run, outputs, empty, read, kept, rate, rateError, chance, suspicious, expected: [low, high], state}], predecessor, expectedRate, spread, outside}]}; expected: nach der vorigen Kampagne; state: inside, below, above oder unknown; outside: so viele Runs liegen darunter oder darüber.</translation>
    </message>
    <message>
        <source>&gt;plots</source>
        <translation>&gt;Plots</translation>
    </message>
    <message>
        <source>There are no plots; &quot;prodctl plots add&quot; registers a file of a run.</source>
        <translation>Es gibt keine Plots; &quot;prodctl plots add&quot; trägt eine Datei eines Runs ein.</translation>
    </message>
    <message>
        <source>reference set</source>
        <translation>Referenzsatz</translation>
    </message>
    <message>
        <source>of the runs</source>
        <translation>für die Runs</translation>
    </message>
    <message>
        <source>&gt;reference run</source>
        <translation>&gt;Referenz-Run</translation>
    </message>
    <message>
        <source>There is no reference set; &quot;prodctl references make&quot; makes one of a certified run.</source>
        <translation>Es gibt keinen Referenzsatz; &quot;prodctl references make&quot; legt einen aus einem zertifizierten Run an.</translation>
    </message>
    <message>
        <source>%1: the %2 plots of run %3 are the reference of the runs %4</source>
        <comment>set, kind, run, runs</comment>
        <translation>%1: die %2-Plots von Run %3 sind die Referenz der Runs %4</translation>
    </message>
    <message>
        <source>file %1 (plots: %2, bytes: %3, adler32 %4)</source>
        <translation>Datei %1 (Plots: %2, Bytes: %3, Adler32 %4)</translation>
    </message>
    <message>
        <source>made by %1 %2: %3</source>
        <comment>who, when, why</comment>
        <translation>angelegt von %1 %2: %3</translation>
    </message>
    <message>
        <source>may be one</source>
        <translation>geeignet</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>No other run has plots of the kind %1.</source>
        <translation>Kein anderer Run hat Plots der Art %1.</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>shifter</source>
        <translation>Schichtleiter</translation>
    </message>
    <message>
        <source>There is no plot rule; every plot has the default: %1</source>
        <translation>Es gibt keine Plot-Regel; jeder Plot hat die Vorgabe: %1</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>die Referenz</translation>
    </message>
    <message>
        <source>Say one of --reference FILE and --run N.</source>
        <translation>Geben Sie eins von --reference FILE und --run N an.</translation>
    </message>
    <message>
        <source>what was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>There is no plot in these files.</source>
        <translation>In diesen Dateien ist kein Plot.</translation>
    </message>
    <message>
        <source>All versions, and not the newest alone.</source>
        <translation>Alle Versionen, nicht nur die neueste.</translation>
    </message>
    <message>
        <source>Lists the files of plots of runs: those that were registered, and the merged histograms of finished requests.</source>
        <translation>Zeigt die Dateien mit Plots von Runs: die eingetragenen, und die zusammengeführten Histogramme beendeter Anforderungen.</translation>
    </message>
    <message>
        <source>Only those of this run.</source>
        <translation>Nur die dieses Runs.</translation>
    </message>
    <message>
        <source>{files: [{run, lastRun, kind, path, plots, bytes, adler32, request, by, at}]}.</source>
        <translation>{files: [{run, lastRun, kind, path, plots, bytes, adler32, request, by, at}]}.</translation>
    </message>
    <message>
        <source>Compares all plots of a file with those of a reference, the worst first.</source>
        <translation>Vergleicht alle Plots einer Datei mit denen einer Referenz, die schlechtesten zuerst.</translation>
    </message>
    <message>
        <source>The file of the reference.</source>
        <translation>Die Datei der Referenz.</translation>
    </message>
    <message>
        <source>The run whose registered plots are the reference.</source>
        <translation>Der Run, dessen eingetragene Plots die Referenz sind.</translation>
    </message>
    <message>
        <source>Which plots of the run.</source>
        <translation>Welche Plots des Runs.</translation>
    </message>
    <message>
        <source>{plots: [{name, detector, state, sentence, kind, rule, chi2Probability, kolmogorovProbability, largestPull, scale}], detectors: [{detector, state, plots, states}]}; no scale: not scaled.</source>
        <translation>{plots: [{name, detector, state, sentence, kind, rule, chi2Probability, kolmogorovProbability, largestPull, scale}], detectors: [{detector, state, plots, states}]}; ohne scale: nicht skaliert.</translation>
    </message>
    <message>
        <source>The exit code is 0 when every plot is ok, 1 when one is not: also when it is missing or has too few entries. The rules of a store hold where one is named.</source>
        <translation>Der Exit-Code ist 0, wenn jeder Plot ok ist, 1, wenn einer es nicht ist: auch wenn er fehlt oder zu wenige Einträge hat. Die Regeln eines Speichers gelten, wo einer genannt ist.</translation>
    </message>
    <message>
        <source>Lists the reference sets, the newest version of each.</source>
        <translation>Zeigt die Referenzsätze, jeden in seiner neuesten Version.</translation>
    </message>
    <message>
        <source>{references: [{name, version, newest, kind, firstRun, lastRun, plots, why, by, at}]}.</source>
        <translation>{references: [{name, version, newest, kind, firstRun, lastRun, plots, why, by, at}]}.</translation>
    </message>
    <message>
        <source>Shows one reference set.</source>
        <translation>Zeigt einen Referenzsatz.</translation>
    </message>
    <message>
        <source>The name of the set.</source>
        <translation>Der Name des Satzes.</translation>
    </message>
    <message>
        <source>Which version; the newest without it.</source>
        <translation>Welche Version; die neueste, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>{name, version, newest, kind, firstRun, lastRun, plots, why, by, at}.</source>
        <translation>{name, version, newest, kind, firstRun, lastRun, plots, why, by, at}.</translation>
    </message>
    <message>
        <source>Proposes runs to compare a run with: of the same kind, certified good, with luminosity or events within 15 %, the most recent first.</source>
        <translation>Schlägt Runs vor, mit denen ein Run verglichen werden kann: von derselben Art, als gut zertifiziert, mit Luminosität oder Ereignissen innerhalb von 15 %, die jüngsten zuerst.</translation>
    </message>
    <message>
        <source>The run that is to be compared.</source>
        <translation>Der Run, der verglichen werden soll.</translation>
    </message>
    <message>
        <source>{proposals: [{run, eligible, similar, reason}]}.</source>
        <translation>{proposals: [{run, eligible, similar, reason}]}.</translation>
    </message>
    <message>
        <source>Lists which tests and thresholds hold for which plots, the rule that was set last first.</source>
        <translation>Zeigt, welche Tests und Schwellen für welche Plots gelten, die zuletzt gesetzte Regel zuerst.</translation>
    </message>
    <message>
        <source>{rules: [{pattern, version, detector, plotKind, shifter, rule, withdrawn, why, by, at}]}.</source>
        <translation>{rules: [{pattern, version, detector, plotKind, shifter, rule, withdrawn, why, by, at}]}.</translation>
    </message>
</context>
<context>
    <name>ProgressReport</name>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>The campaign has no request of the step %1.</source>
        <translation>Die Kampagne hat keine Anforderung des Schritts %1.</translation>
    </message>
    <message>
        <source>%1 of %2 events of %3 are credited (%4)</source>
        <comment>events, events, step, percent</comment>
        <translation>%1 von %2 Ereignissen von %3 sind gutgeschrieben (%4)</translation>
    </message>
    <message>
        <source>%1 are signed off as lost</source>
        <translation>%1 sind als verloren abgezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>in %n request(s)</source>
        <translation>
            <numerusform>in %n Anforderung</numerusform>
            <numerusform>in %n Anforderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of which %n wait(s) for its start</source>
        <translation>
            <numerusform>davon wartet %n auf den Beginn</numerusform>
            <numerusform>davon warten %n auf den Beginn</numerusform>
        </translation>
    </message>
    <message>
        <source>No luminosity is known of its runs.</source>
        <translation>Von ihren Runs ist keine Luminosität bekannt.</translation>
    </message>
    <message>
        <source>Runs whose work units are all credited: %1 of %2; recorded luminosity of these, by %3: %4 of %5 %6.</source>
        <comment>runs, runs, method, luminosity, luminosity, unit</comment>
        <translation>Runs, deren Arbeitseinheiten alle gutgeschrieben sind: %1 von %2; aufgezeichnete Luminosität davon, nach %3: %4 von %5 %6.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n run(s) it is not known.</source>
        <translation>
            <numerusform>Von %n Run ist sie nicht bekannt.</numerusform>
            <numerusform>Von %n Runs ist sie nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The interval is where 80 % of the ends of earlier work would have been.</source>
        <translation>Das Intervall ist das, in dem 80 % der Enden früherer Arbeiten gelegen hätten.</translation>
    </message>
    <message>
        <source>The interval is that of the rates of late; for one by experience too little is finished yet.</source>
        <translation>Das Intervall ist das der Raten der letzten Zeit; für eines nach Erfahrung ist noch zu wenig beendet.</translation>
    </message>
    <message>
        <source>Estimates for what is finished by now</source>
        <translation>Schätzungen für das, was jetzt beendet ist</translation>
    </message>
    <message>
        <source>Nothing is finished by which estimates could be judged.</source>
        <translation>Nichts ist beendet, woran Schätzungen gemessen werden könnten.</translation>
    </message>
    <message>
        <source>done then</source>
        <translation>damals fertig</translation>
    </message>
    <message>
        <source>estimates</source>
        <translation>Schätzungen</translation>
    </message>
    <message>
        <source>end inside the interval</source>
        <translation>Ende im Intervall</translation>
    </message>
    <message>
        <source>Each estimate</source>
        <translation>Jede Schätzung</translation>
    </message>
    <message>
        <source>of what</source>
        <translation>wovon</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>it took</source>
        <translation>es dauerte</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>im Intervall</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Burn-up</source>
        <translation>Burn-up</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>credited</source>
        <comment>events</comment>
        <translation>gutgeschrieben</translation>
    </message>
    <message>
        <source>No event is credited yet.</source>
        <translation>Noch ist kein Ereignis gutgeschrieben.</translation>
    </message>
    <message>
        <source>Merged files</source>
        <translation>Zusammengeführte Dateien</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>in the catalogue</source>
        <comment>merged files</comment>
        <translation>im Katalog</translation>
    </message>
    <message>
        <source>No merged file is in the catalogue yet.</source>
        <translation>Noch ist keine zusammengeführte Datei im Katalog.</translation>
    </message>
    <message>
        <source>Luminosity</source>
        <translation>Luminosität</translation>
    </message>
    <message>
        <source>of complete runs</source>
        <comment>luminosity</comment>
        <translation>von vollständigen Runs</translation>
    </message>
    <message>
        <source>No luminosity is known of the runs that are complete.</source>
        <translation>Von den vollständigen Runs ist keine Luminosität bekannt.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Events per hour, by site</source>
        <translation>Ereignisse je Stunde, nach Standort</translation>
    </message>
    <message>
        <source>events per hour</source>
        <translation>Ereignisse je Stunde</translation>
    </message>
    <message>
        <source>other sites</source>
        <translation>andere Standorte</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>No site has a request of this campaign.</source>
        <translation>Kein Standort hat eine Anforderung dieser Kampagne.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Events/h, last 24 h</source>
        <translation>Ereignisse/h, letzte 24 h</translation>
    </message>
    <message>
        <source>Jobs/h, last 24 h</source>
        <translation>Jobs/h, letzte 24 h</translation>
    </message>
    <message>
        <source>Events/h, in all</source>
        <translation>Ereignisse/h, insgesamt</translation>
    </message>
    <message>
        <source>Jobs done</source>
        <translation>Jobs fertig</translation>
    </message>
    <message>
        <source>Attempts failed</source>
        <translation>Fehlgeschlagene Versuche</translation>
    </message>
    <message>
        <source>CPU efficiency</source>
        <translation>CPU-Effizienz</translation>
    </message>
    <message>
        <source>Requests by status</source>
        <translation>Anforderungen nach Status</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>The campaign has no request yet.</source>
        <translation>Die Kampagne hat noch keine Anforderung.</translation>
    </message>
    <message>
        <source>Time in each status</source>
        <translation>Zeit in jedem Status</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>Anforderungen jetzt</translation>
    </message>
    <message>
        <source>Longest of these</source>
        <translation>Längste davon</translation>
    </message>
    <message>
        <source>Stays that are over</source>
        <translation>Beendete Aufenthalte</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90 % innerhalb von</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>In the last 24 hours: %1 events and %2 jobs per hour, over all steps.</source>
        <comment>events, jobs</comment>
        <translation>In den letzten 24 Stunden: %1 Ereignisse und %2 Jobs je Stunde, über alle Schritte.</translation>
    </message>
    <message>
        <source>The CPU efficiency of a site is CPU time over time on the node, of its newest jobs that are done (%1 at most), of any campaign.</source>
        <translation>Die CPU-Effizienz eines Standorts ist die CPU-Zeit geteilt durch die Zeit auf dem Knoten, bei seinen neuesten fertigen Jobs (höchstens %1), gleich welcher Kampagne.</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Status</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) of all steps.</source>
        <translation>
            <numerusform>%n Anforderung aller Schritte.</numerusform>
            <numerusform>%n Anforderungen aller Schritte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest open requests</source>
        <translation>Älteste offene Anforderungen</translation>
    </message>
    <message>
        <source>No request is open.</source>
        <translation>Keine Anforderung ist offen.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Open for</source>
        <translation>Offen seit</translation>
    </message>
    <message>
        <source>In this status for</source>
        <translation>In diesem Status seit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>What holds it</source>
        <translation>Was sie aufhält</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Nothing; it goes its way.</source>
        <translation>Nichts; sie geht ihren Weg.</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Was aufhält</translation>
    </message>
    <message>
        <source>%1 requests are open; the %2 oldest are listed.</source>
        <translation>%1 Anforderungen sind offen; die %2 ältesten sind aufgeführt.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are open.</source>
        <translation>
            <numerusform>%n Anforderung ist offen.</numerusform>
            <numerusform>%n Anforderungen sind offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>reached</source>
        <comment>a milestone</comment>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>reached late</source>
        <comment>a milestone</comment>
        <translation>verspätet erreicht</translation>
    </message>
    <message>
        <source>on time</source>
        <comment>a milestone</comment>
        <translation>rechtzeitig</translation>
    </message>
    <message>
        <source>at risk</source>
        <comment>a milestone</comment>
        <translation>gefährdet</translation>
    </message>
    <message>
        <source>late</source>
        <comment>a milestone</comment>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a milestone</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>merged files</source>
        <translation>zusammengeführte Dateien</translation>
    </message>
    <message>
        <source>luminosity</source>
        <translation>Luminosität</translation>
    </message>
    <message>
        <source>%1: reached on %2.</source>
        <comment>what, date</comment>
        <translation>%1: erreicht am %2.</translation>
    </message>
    <message>
        <source>%1: how much there is in all is not known.</source>
        <translation>%1: wie viel es insgesamt gibt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1: too little is done for an estimate.</source>
        <translation>%1: für eine Schätzung ist zu wenig fertig.</translation>
    </message>
    <message>
        <source>%1: no progress for %2.</source>
        <comment>what, span of time</comment>
        <translation>%1: kein Fortschritt seit %2.</translation>
    </message>
    <message>
        <source>%1: the date is over, and %2 of it is done.</source>
        <comment>what, percent</comment>
        <translation>%1: der Termin ist vorbei, und fertig sind davon %2.</translation>
    </message>
    <message>
        <source>%1: expected on %2.</source>
        <comment>what, date</comment>
        <translation>%1: erwartet am %2.</translation>
    </message>
    <message>
        <source>%1: expected on %2, but it may take much longer.</source>
        <comment>what, date</comment>
        <translation>%1: erwartet am %2, es kann aber viel länger dauern.</translation>
    </message>
    <message>
        <source>%1: expected on %2, but it may be %3.</source>
        <comment>what, date, date</comment>
        <translation>%1: erwartet am %2, es kann aber der %3 werden.</translation>
    </message>
    <message>
        <source>%1: expected on %2, at the latest on %3.</source>
        <comment>what, date, date</comment>
        <translation>%1: erwartet am %2, spätestens am %3.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <comment>date</comment>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Set because: %1</source>
        <translation>Gesetzt, weil: %1</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>The campaign has no milestone yet.</source>
        <translation>Die Kampagne hat noch keinen Meilenstein.</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Slip (days)</source>
        <translation>Verzug (Tage)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>Erster Termin</translation>
    </message>
    <message>
        <source>Moved (days)</source>
        <translation>Verschoben (Tage)</translation>
    </message>
    <message>
        <source>Its dates</source>
        <translation>Seine Termine</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>No milestone of %1 is late or at risk.</source>
        <translation>Kein Meilenstein von %1 ist verspätet oder gefährdet.</translation>
    </message>
    <message>
        <source>Of %1 milestones %2 are late, at risk, or were reached late.</source>
        <translation>Von %1 Meilensteinen sind %2 verspätet, gefährdet oder verspätet erreicht.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>The store has no campaign yet.</source>
        <translation>Der Speicher hat noch keine Kampagne.</translation>
    </message>
    <message>
        <source>Progress of campaign %1, %2</source>
        <comment>campaign, step</comment>
        <translation>Fortschritt der Kampagne %1, %2</translation>
    </message>
    <message>
        <source>As of %1; release %2, conditions %3, runs %4 to %5.</source>
        <comment>time, release, conditions, run, run</comment>
        <translation>Stand %1; Release %2, Bedingungen %3, Runs %4 bis %5.</translation>
    </message>
</context>
<context>
    <name>ProgressText</name>
    <message>
        <source>All events of the requests that were started are done.</source>
        <translation>Alle Ereignisse der begonnenen Anforderungen sind fertig.</translation>
    </message>
    <message>
        <source>waiting for approval: %1</source>
        <translation>warten auf Genehmigung: %1</translation>
    </message>
    <message>
        <source>waiting for sign-up: %1</source>
        <translation>warten auf einen Standort: %1</translation>
    </message>
    <message>
        <source>waiting for their inputs: %1</source>
        <translation>warten auf ihre Eingaben: %1</translation>
    </message>
    <message>
        <source>waiting for submission: %1</source>
        <translation>warten auf das Einreichen: %1</translation>
    </message>
    <message>
        <source>held: %1</source>
        <translation>angehalten: %1</translation>
    </message>
    <message>
        <source>Of %1 requests, %2.</source>
        <comment>number, list of what they wait for</comment>
        <translation>Von %1 Anforderungen %2.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 events credited</source>
        <comment>percent</comment>
        <translation>%1: %2 von %3 Ereignissen gutgeschrieben</translation>
    </message>
    <message>
        <source>%1 events signed off as lost</source>
        <translation>%1 Ereignisse als verloren abgezeichnet</translation>
    </message>
    <message>
        <source>jobs done: %1</source>
        <translation>Jobs fertig: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <comment>jobs</comment>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>open: %1</source>
        <comment>jobs</comment>
        <translation>offen: %1</translation>
    </message>
    <message>
        <source>requests not started, not in this total: %1</source>
        <translation>nicht begonnene Anforderungen, nicht in dieser Summe: %1</translation>
    </message>
    <message>
        <source>No job is open; %1 events wait for a decision about the failed jobs.</source>
        <translation>Kein Job ist offen; %1 Ereignisse warten auf eine Entscheidung über die fehlgeschlagenen Jobs.</translation>
    </message>
    <message>
        <source>No job is open; %1 events wait for submission.</source>
        <translation>Kein Job ist offen; %1 Ereignisse warten auf das Einreichen.</translation>
    </message>
</context>
<context>
    <name>ProxyCertificate</name>
    <message>
        <source>the request for a proxy certificate</source>
        <translation>der Antrag auf ein Proxy-Zertifikat</translation>
    </message>
    <message>
        <source>It is too long.</source>
        <translation>Er ist zu lang.</translation>
    </message>
    <message>
        <source>It is none, or its own signature is wrong.</source>
        <translation>Er ist keiner, oder seine eigene Signatur ist falsch.</translation>
    </message>
    <message>
        <source>Its key has fewer than %1 bits.</source>
        <translation>Sein Schlüssel hat weniger als %1 Bits.</translation>
    </message>
    <message>
        <source>Our own key does not belong to our certificate.</source>
        <translation>Unser eigener Schlüssel gehört nicht zu unserem Zertifikat.</translation>
    </message>
    <message>
        <source>The cryptographic library cannot sign it.</source>
        <translation>Die Kryptographie-Bibliothek kann ihn nicht signieren.</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>%1 version %2</source>
        <comment>a good-run list</comment>
        <translation>%1 Version %2</translation>
    </message>
    <message>
        <source>good-run list %1</source>
        <translation>Good-Run-Liste %1</translation>
    </message>
    <message>
        <source>good-run list %1 version %2</source>
        <translation>Good-Run-Liste %1 Version %2</translation>
    </message>
</context>
<context>
    <name>QualityRuns</name>
    <message>
        <source>Run number.</source>
        <translation>Nummer des Runs.</translation>
    </message>
    <message>
        <source>What the run was taken for.</source>
        <translation>Wofür der Run genommen wurde.</translation>
    </message>
    <message>
        <source>Raw events of the run.</source>
        <translation>Rohereignisse des Runs.</translation>
    </message>
    <message>
        <source>When the run began.</source>
        <translation>Wann der Run begann.</translation>
    </message>
    <message>
        <source>When the run ended.</source>
        <translation>Wann der Run endete.</translation>
    </message>
    <message>
        <source>Luminosity of the run in /pb.</source>
        <translation>Luminosität des Runs in /pb.</translation>
    </message>
    <message>
        <source>Energy of one beam in GeV.</source>
        <translation>Energie eines Strahls in GeV.</translation>
    </message>
    <message>
        <source>Fill of the machine.</source>
        <translation>Fill der Maschine.</translation>
    </message>
    <message>
        <source>Lumisections of the run.</source>
        <translation>Lumisections des Runs.</translation>
    </message>
    <message>
        <source>How far the certification of the run is, for the detector that is behind the others.</source>
        <translation>Wie weit die Zertifizierung des Runs ist, für den Detektor, der hinter den anderen zurückliegt.</translation>
    </message>
    <message>
        <source>Flag of %1 in the whole run.</source>
        <comment>a detector</comment>
        <translation>Markierung von %1 im ganzen Run.</translation>
    </message>
    <message>
        <source>Flag of %1 in a lumisection.</source>
        <comment>a detector</comment>
        <translation>Markierung von %1 in einer Lumisection.</translation>
    </message>
</context>
<context>
    <name>RawFiles</name>
    <message>
        <source>the site</source>
        <translation>der Standort</translation>
    </message>
    <message>
        <source>The store has no site &quot;%1&quot;.</source>
        <translation>Der Speicher hat keinen Standort &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a readable event file: %1</source>
        <translation>Es ist keine lesbare Ereignisdatei: %1</translation>
    </message>
    <message>
        <source>Its format has no event count; raw files are event files (.csv).</source>
        <translation>Ihr Format hat keine Zahl von Ereignissen; Rohdateien sind Ereignisdateien (.csv).</translation>
    </message>
    <message>
        <source>It holds no events.</source>
        <translation>Sie enthält keine Ereignisse.</translation>
    </message>
    <message>
        <source>It holds several runs (%1 to %2); a raw file holds one. Split it by run first.</source>
        <translation>Sie enthält mehrere Runs (%1 bis %2); eine Rohdatei enthält einen. Teilen Sie sie zuerst nach Runs.</translation>
    </message>
    <message>
        <source>Its run number %1 is not positive.</source>
        <translation>Ihre Run-Nummer %1 ist nicht positiv.</translation>
    </message>
    <message>
        <source>Run %1, %2 events.</source>
        <translation>Run %1, %2 Ereignisse.</translation>
    </message>
    <message>
        <source>It changed after it was registered: %1 bytes, %2 events and adler32 %3 then; %4 bytes, %5 events and adler32 %6 now.</source>
        <translation>Sie änderte sich nach dem Eintragen: damals %1 Bytes, %2 Ereignisse und Adler32 %3; jetzt %4 Bytes, %5 Ereignisse und Adler32 %6.</translation>
    </message>
    <message>
        <source>The file is registered; this copy of it is new.</source>
        <translation>Die Datei ist eingetragen; diese Kopie davon ist neu.</translation>
    </message>
    <message>
        <source>It is registered already, and the same.</source>
        <translation>Sie ist schon eingetragen, und dieselbe.</translation>
    </message>
    <message>
        <source>the dataset&apos;s name</source>
        <translation>der Name des Datensatzes</translation>
    </message>
    <message>
        <source>It must have 1 to 200 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos;, &apos;-&apos; and &apos;/&apos;.</source>
        <translation>Er muss 1 bis 200 Zeichen aus a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos;, &apos;-&apos; und &apos;/&apos; haben.</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>It is of tier %1; raw files go into raw datasets.</source>
        <translation>Er ist von Stufe %1; Rohdateien kommen in Datensätze der Stufe raw.</translation>
    </message>
    <message>
        <source>Its name does not fit the catalogue.</source>
        <translation>Ihr Name passt nicht in den Katalog.</translation>
    </message>
    <message>
        <source>Another file of this name is in the list.</source>
        <translation>Eine andere Datei dieses Namens ist in der Liste.</translation>
    </message>
    <message>
        <source>It was completed in the meantime; a new file needs another dataset.</source>
        <translation>Er wurde inzwischen vollständig; eine neue Datei braucht einen anderen Datensatz.</translation>
    </message>
</context>
<context>
    <name>Recocert</name>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; %3 were verified.</source>
        <translation>%1 hat %2 Bytes; geprüft waren %3.</translation>
    </message>
    <message>
        <source>It is %1; its work starts once it is staged.</source>
        <translation>Sie ist %1; ihre Arbeit beginnt, wenn sie bereitgestellt ist.</translation>
    </message>
    <message>
        <source>Every run has its certification.</source>
        <translation>Jeder Run hat seine Zertifizierung.</translation>
    </message>
    <message>
        <source>It is %1; only staged and running requests can have jobs made.</source>
        <translation>Sie ist %1; nur für bereitgestellte und laufende Anforderungen können Jobs gebildet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n missing work unit(s) are being made already.</source>
        <translation>
            <numerusform>%n fehlende Arbeitseinheit wird schon neu gemacht.</numerusform>
            <numerusform>%n fehlende Arbeitseinheiten werden schon neu gemacht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%1 The log says: %2</source>
        <comment>what was decided, then a line of the log</comment>
        <translation>%1 Das Protokoll sagt: %2</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Job %1 was credited for its work.</source>
        <translation>Job %1 wurde für seine Arbeit gutgeschrieben.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>All its work units are credited to other attempts.</source>
        <translation>Alle seine Arbeitseinheiten sind anderen Versuchen gutgeschrieben.</translation>
    </message>
    <message>
        <source>All its work units are in another open attempt.</source>
        <translation>Alle seine Arbeitseinheiten sind in einem anderen offenen Versuch.</translation>
    </message>
    <message numerus="yes">
        <source>None of its %n work unit(s) is credited or in another attempt.</source>
        <translation>
            <numerusform>Seine %n Arbeitseinheit ist weder gutgeschrieben noch in einem anderen Versuch.</numerusform>
            <numerusform>Keine seiner %n Arbeitseinheiten ist gutgeschrieben oder in einem anderen Versuch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only %1 of its %2 work units are taken: the others are credited, in another attempt or signed off.</source>
        <translation>Nur %1 seiner %2 Arbeitseinheiten werden genommen: die anderen sind gutgeschrieben, in einem anderen Versuch oder abgezeichnet.</translation>
    </message>
    <message>
        <source>It was tried again already.</source>
        <translation>Er wurde schon noch einmal versucht.</translation>
    </message>
    <message>
        <source>It is done.</source>
        <translation>Er ist fertig.</translation>
    </message>
    <message>
        <source>It is still open (%1).</source>
        <translation>Er ist noch offen (%1).</translation>
    </message>
    <message>
        <source>Its request is %1; jobs are made for staged and running requests.</source>
        <translation>Seine Anforderung ist %1; Jobs werden für bereitgestellte und laufende Anforderungen gebildet.</translation>
    </message>
    <message>
        <source>Somebody cancelled it; it is tried again only on request.</source>
        <translation>Jemand brach ihn ab; er wird nur auf Wunsch noch einmal versucht.</translation>
    </message>
    <message>
        <source>It was attempt %1 of at most %2.</source>
        <translation>Es war Versuch %1 von höchstens %2.</translation>
    </message>
    <message>
        <source>job %1 (merge, %2)</source>
        <translation>Job %1 (Zusammenführung, %2)</translation>
    </message>
    <message>
        <source>job %1 (run %2, %3)</source>
        <translation>Job %1 (Run %2, %3)</translation>
    </message>
    <message>
        <source>merge %1</source>
        <translation>Zusammenführung %1</translation>
    </message>
    <message>
        <source>Another attempt at this merge is open.</source>
        <translation>Ein anderer Versuch dieser Zusammenführung ist offen.</translation>
    </message>
    <message>
        <source>The merge is done.</source>
        <translation>Die Zusammenführung ist fertig.</translation>
    </message>
    <message>
        <source>No merged file was accepted, and no other attempt at it is open.</source>
        <translation>Keine zusammengeführte Datei wurde angenommen, und kein anderer Versuch ist offen.</translation>
    </message>
    <message>
        <source>It is %1 by now.</source>
        <translation>Er ist inzwischen %1.</translation>
    </message>
    <message>
        <source>Tried again as attempt %1.</source>
        <translation>Noch einmal versucht als Versuch %1.</translation>
    </message>
    <message>
        <source>cancel asked for</source>
        <translation>Abbruch verlangt</translation>
    </message>
    <message>
        <source>Its request is stopped: %1 Let it go on first.</source>
        <translation>Seine Anforderung ist gestoppt: %1 Lassen Sie sie zuerst weiterlaufen.</translation>
    </message>
    <message>
        <source>The merge is not wanted any more.</source>
        <translation>Die Zusammenführung wird nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>It is tried again from %1 on.</source>
        <translation>Er wird ab %1 noch einmal versucht.</translation>
    </message>
    <message>
        <source>None of its work units is free: %1 credited, %2 in another open attempt, %3 signed off, %4 in a later attempt.</source>
        <translation>Keine seiner Arbeitseinheiten ist frei: %1 gutgeschrieben, %2 in einem anderen offenen Versuch, %3 abgezeichnet, %4 in einem späteren Versuch.</translation>
    </message>
    <message>
        <source>The agent left it to a person.</source>
        <translation>Der Agent überließ es einem Menschen.</translation>
    </message>
    <message>
        <source>There is no such job.</source>
        <translation>Einen solchen Job gibt es nicht.</translation>
    </message>
    <message>
        <source>It is taken: it is neither credited, nor in an open attempt, nor signed off.</source>
        <translation>Sie wird genommen: sie ist weder gutgeschrieben noch in einem offenen Versuch noch abgezeichnet.</translation>
    </message>
    <message>
        <source>It is credited to job %1.</source>
        <translation>Sie ist Job %1 gutgeschrieben.</translation>
    </message>
    <message>
        <source>It is in the open attempt job %1.</source>
        <translation>Sie ist im offenen Versuch Job %1.</translation>
    </message>
    <message>
        <source>It is signed off as lost for good.</source>
        <translation>Sie ist für immer als verloren abgezeichnet.</translation>
    </message>
    <message>
        <source>Job %1 had it later; resubmit that one.</source>
        <translation>Job %1 hatte sie später; reichen Sie diesen neu ein.</translation>
    </message>
    <message numerus="yes">
        <source>It has had %n attempt(s), as many as the request allows.</source>
        <translation>
            <numerusform>Sie hatte %n Versuch; mehr erlaubt die Anforderung nicht.</numerusform>
            <numerusform>Sie hatte %n Versuche; mehr erlaubt die Anforderung nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The agent waits until %1.</source>
        <translation>Der Agent wartet bis %1.</translation>
    </message>
</context>
<context>
    <name>ReferenceChoice</name>
    <message>
        <source>Certified good.</source>
        <translation>Als gut zertifiziert.</translation>
    </message>
    <message>
        <source>Not certified good, so no reference set can be made of it.</source>
        <translation>Nicht als gut zertifiziert, also kann kein Referenzsatz daraus angelegt werden.</translation>
    </message>
    <message>
        <source>Same kind (%1) and type (%2).</source>
        <translation>Plots derselben Art (%1) und Run derselben Art (%2).</translation>
    </message>
    <message>
        <source>Same kind (%1), but of type %2.</source>
        <translation>Plots derselben Art (%1), aber Run der Art %2.</translation>
    </message>
    <message>
        <source>Its luminosity differs by %1 %.</source>
        <translation>Seine Luminosität weicht um %1 % ab.</translation>
    </message>
    <message>
        <source>Its luminosity differs by %1 %, which is more than 15 %.</source>
        <translation>Seine Luminosität weicht um %1 % ab, also um mehr als 15 %.</translation>
    </message>
    <message>
        <source>Its number of events differs by %1 %.</source>
        <translation>Die Zahl seiner Ereignisse weicht um %1 % ab.</translation>
    </message>
    <message>
        <source>Its number of events differs by %1 %, which is more than 15 %.</source>
        <translation>Die Zahl seiner Ereignisse weicht um %1 % ab, also um mehr als 15 %.</translation>
    </message>
    <message>
        <source>Neither luminosity nor events of both are known.</source>
        <translation>Weder Luminosität noch Ereignisse sind von beiden bekannt.</translation>
    </message>
    <message>
        <source>The most recent of those.</source>
        <translation>Der jüngste davon.</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>%1 version %2</source>
        <comment>a reference set</comment>
        <translation>%1 Version %2</translation>
    </message>
    <message>
        <source>plots of run %1</source>
        <translation>Plots von Run %1</translation>
    </message>
    <message>
        <source>%1 plots of run %2</source>
        <comment>kind</comment>
        <translation>%1-Plots von Run %2</translation>
    </message>
    <message>
        <source>&quot;prodctl plots files&quot; lists what there is, and &quot;prodctl plots add&quot; registers a file.</source>
        <translation>&quot;prodctl plots files&quot; zeigt, was es gibt, und &quot;prodctl plots add&quot; trägt eine Datei ein.</translation>
    </message>
    <message>
        <source>reference set %1</source>
        <translation>Referenzsatz %1</translation>
    </message>
</context>
<context>
    <name>Releasing</name>
    <message>
        <source>Its merged file is not verified: the merge is %1.</source>
        <translation>Ihre zusammengeführte Datei ist nicht geprüft: die Zusammenführung ist %1.</translation>
    </message>
    <message>
        <source>It was asked for already; the agent deletes them.</source>
        <translation>Das wurde schon verlangt; der Agent löscht sie.</translation>
    </message>
    <message>
        <source>The request keeps its parts until the merged files are delivered; it is %1.</source>
        <translation>Die Anforderung behält ihre Teile, bis die zusammengeführten Dateien ausgeliefert sind; sie ist %1.</translation>
    </message>
    <message>
        <source>The merged file %1 cannot be read: %2</source>
        <translation>Die zusammengeführte Datei %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The merged file %1 is not there.</source>
        <translation>Die zusammengeführte Datei %1 ist nicht da.</translation>
    </message>
    <message>
        <source>The merged file %1 is not readable: %2</source>
        <translation>Die zusammengeführte Datei %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The merged file %1 is not the one that was merged: it has %2 bytes, %3 events and the checksum %4; recorded are %5, %6 and %7.</source>
        <translation>Die zusammengeführte Datei %1 ist nicht die, die zusammengeführt wurde: sie hat %2 Bytes, %3 Ereignisse und die Prüfsumme %4; festgehalten sind %5, %6 und %7.</translation>
    </message>
    <message>
        <source>%1 was left alone: it is not the part that was merged. Look at it, then delete it by hand.</source>
        <translation>%1 wurde nicht angerührt: es ist nicht der Teil, der zusammengeführt wurde. Sehen Sie es sich an, und löschen Sie es dann von Hand.</translation>
    </message>
    <message>
        <source>%1 could not be deleted: %2</source>
        <translation>%1 konnte nicht gelöscht werden: %2</translation>
    </message>
    <message>
        <source>%1: %2 parts deleted, %3 gone before, %4 left alone.</source>
        <translation>%1: %2 Teile gelöscht, %3 schon vorher weg, %4 nicht angerührt.</translation>
    </message>
    <message>
        <source>merge %1</source>
        <translation>Zusammenführung %1</translation>
    </message>
    <message>
        <source>The parts of %1 were kept. %2</source>
        <translation>Die Teile von %1 wurden behalten. %2</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The credential %1 is being renewed.</source>
        <translation>Die Berechtigung %1 wird erneuert.</translation>
    </message>
    <message>
        <source>%1 It said: %2</source>
        <translation>%1 Es sagte: %2</translation>
    </message>
    <message>
        <source>%1 did not end within %2.</source>
        <translation>%1 endete nicht innerhalb von %2.</translation>
    </message>
    <message>
        <source>%1 was ended by a signal.</source>
        <translation>%1 wurde durch ein Signal beendet.</translation>
    </message>
    <message>
        <source>%1 ended with %2.</source>
        <translation>%1 endete mit %2.</translation>
    </message>
    <message>
        <source>%1 ended well, but the credential still ends at %2.</source>
        <translation>%1 endete erfolgreich, aber die Berechtigung endet weiterhin am %2.</translation>
    </message>
    <message>
        <source>The credential %1 is renewed; %2.</source>
        <translation>Die Berechtigung %1 ist erneuert; %2.</translation>
    </message>
    <message>
        <source>it does not say when it ends</source>
        <translation>sie sagt nicht, wann sie endet</translation>
    </message>
    <message>
        <source>it ends at %1</source>
        <translation>sie endet am %1</translation>
    </message>
    <message>
        <source>The credential %1 is not renewed. %2 It is tried again in %3.</source>
        <translation>Die Berechtigung %1 ist nicht erneuert. %2 In %3 wird es noch einmal versucht.</translation>
    </message>
</context>
<context>
    <name>RequestModel</name>
    <message>
        <source>No.</source>
        <comment>number of a request</comment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>The request&apos;s number, as prodctl takes it.</source>
        <translation>Die Nummer der Anforderung, wie prodctl sie nimmt.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>The processing round that the request belongs to.</source>
        <translation>Die Verarbeitungsrunde, zu der die Anforderung gehört.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What is done with the dataset: production, recocert, skim and so on.</source>
        <translation>Was mit dem Datensatz geschieht: production, recocert, skim und so weiter.</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>The dataset that is processed.</source>
        <translation>Der Datensatz, der verarbeitet wird.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Where the request is in its life, from new to certified.</source>
        <translation>Wo die Anforderung in ihrem Leben steht, von new bis certified.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>The one site that holds the request.</source>
        <translation>Der eine Standort, der die Anforderung hat.</translation>
    </message>
    <message>
        <source>Lease left</source>
        <translation>Rest der Frist</translation>
    </message>
    <message>
        <source>How long the site may keep the request without renewing.</source>
        <translation>Wie lange der Standort die Anforderung ohne Verlängerung behalten darf.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Events credited, of all events in the dataset.</source>
        <translation>Gutgeschriebene Ereignisse von allen Ereignissen des Datensatzes.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Jobs that passed all checks, merge jobs included.</source>
        <translation>Jobs, die alle Prüfungen bestanden, mit denen der Zusammenführung.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Jobs in error that were not retried yet, merge jobs included.</source>
        <translation>Fehlgeschlagene Jobs ohne Wiederholung, mit denen der Zusammenführung.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Jobs that wait, run, or are being checked, merge jobs included.</source>
        <translation>Jobs, die warten, laufen oder geprüft werden, mit denen der Zusammenführung.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>A higher number goes first.</source>
        <translation>Die höhere Zahl kommt zuerst.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>When the request last changed its status, and who did it.</source>
        <translation>Wann die Anforderung zuletzt den Status wechselte, und durch wen.</translation>
    </message>
    <message>
        <source>%1 (test)</source>
        <comment>a processing step</comment>
        <translation>%1 (Probe)</translation>
    </message>
    <message>
        <source>lapsed</source>
        <comment>a lease</comment>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>Held; it was %1 before.</source>
        <translation>Angehalten; vorher %1.</translation>
    </message>
    <message>
        <source>%1
Release %2, conditions %3</source>
        <translation>%1
Release %2, Bedingungen %3</translation>
    </message>
    <message>
        <source>The lease of %1 ends at %2.</source>
        <translation>Die Frist von %1 endet %2.</translation>
    </message>
    <message>
        <source>No jobs have been made yet.</source>
        <translation>Noch sind keine Jobs gebildet.</translation>
    </message>
    <message>
        <source>%1 of %2 events credited; merges: %3 of %4 done.</source>
        <translation>%1 von %2 Ereignissen gutgeschrieben; Zusammenführungen: %3 von %4 fertig.</translation>
    </message>
    <message>
        <source>Changed by %1 at %2.
Created by %3 at %4.</source>
        <translation>Geändert von %1 am %2.
Angelegt von %3 am %4.</translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <comment>status of a request</comment>
        <translation>%1, gestoppt</translation>
    </message>
    <message>
        <source>Stopped by %1 at %2: %3</source>
        <translation>Gestoppt von %1 am %2: %3</translation>
    </message>
    <message>
        <source>Merged by the policy %1; merged outputs are deleted: %2.</source>
        <translation>Zusammengeführt nach der Regelung %1; zusammengeführte Ausgaben werden gelöscht: %2.</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>What must happen next, and who does it.</source>
        <translation>Was als Nächstes geschehen muss, und wer es tut.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>number of a request; who has it open</comment>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>RequestWaits</name>
    <message numerus="yes">
        <source>%n job(s) are open.</source>
        <translation>
            <numerusform>%n Job ist offen.</numerusform>
            <numerusform>%n Jobs sind offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The agent merges its outputs and finishes it.</source>
        <translation>Der Agent führt ihre Ausgaben zusammen und beendet sie.</translation>
    </message>
    <message>
        <source>Somebody lets it go on: %1</source>
        <translation>Jemand lässt sie weiterlaufen: %1</translation>
    </message>
    <message>
        <source>A manager approves it.</source>
        <translation>Ein Manager genehmigt sie.</translation>
    </message>
    <message>
        <source>A site signs up for it.</source>
        <translation>Ein Standort meldet sich für sie.</translation>
    </message>
    <message>
        <source>The agent checks its input files.</source>
        <translation>Der Agent prüft ihre Eingangsdateien.</translation>
    </message>
    <message>
        <source>Its jobs are made.</source>
        <translation>Ihre Jobs werden gebildet.</translation>
    </message>
    <message>
        <source>Somebody resumes it.</source>
        <translation>Jemand setzt sie fort.</translation>
    </message>
    <message>
        <source>Its merged files are declared in the catalogue.</source>
        <translation>Ihre zusammengeführten Dateien werden im Katalog eingetragen.</translation>
    </message>
    <message numerus="yes">
        <source>%n failed job(s) must be resubmitted.</source>
        <translation>
            <numerusform>%n fehlgeschlagener Job muss neu eingereicht werden.</numerusform>
            <numerusform>%n fehlgeschlagene Jobs müssen neu eingereicht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jobs are to be made for %n work unit(s).</source>
        <translation>
            <numerusform>Für %n Arbeitseinheit sind Jobs zu bilden.</numerusform>
            <numerusform>Für %n Arbeitseinheiten sind Jobs zu bilden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its input %1 is made by request %2, which must be declared first.</source>
        <translation>Ihre Eingabe %1 wird von Anforderung %2 erzeugt, die zuerst in den Katalog eingetragen sein muss.</translation>
    </message>
    <message>
        <source>Its input %1 is still open for further raw files (prodctl files complete).</source>
        <translation>Ihre Eingabe %1 ist noch offen für weitere Rohdateien (prodctl files complete).</translation>
    </message>
    <message numerus="yes">
        <source>Site %1 takes no new jobs, so %n job(s) wait. %2 drained it: %3</source>
        <translation>
            <numerusform>Standort %1 nimmt keine neuen Jobs an, daher wartet %n Job. %2 hat ihn gesperrt: %3</numerusform>
            <numerusform>Standort %1 nimmt keine neuen Jobs an, daher warten %n Jobs. %2 hat ihn gesperrt: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %1 is not at site %2, so %n job(s) wait: there is no %3.</source>
        <translation>
            <numerusform>Release %1 ist nicht am Standort %2, daher wartet %n Job: %3 gibt es nicht.</numerusform>
            <numerusform>Release %1 ist nicht am Standort %2, daher warten %n Jobs: %3 gibt es nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1 processes a sample there.</source>
        <translation>Anforderung %1 verarbeitet dort eine Probe.</translation>
    </message>
    <message>
        <source>What it made of the sample differs: %1</source>
        <translation>Was er aus der Probe machte, weicht ab: %1</translation>
    </message>
    <message>
        <source>%1 withdrew it: %2</source>
        <comment>who, why</comment>
        <translation>%1 hat sie zurückgezogen: %2</translation>
    </message>
    <message>
        <source>A manager has it process a sample (prodctl sites certify %1).</source>
        <translation>Ein Manager lässt ihn eine Probe verarbeiten (prodctl sites certify %1).</translation>
    </message>
    <message numerus="yes">
        <source>Site %1 is not certified for %2 of release %3, so %n job(s) wait. %4</source>
        <comment>site, step, release, and why</comment>
        <translation>
            <numerusform>Standort %1 ist nicht für %2 von Release %3 zertifiziert, also wartet %n Job. %4</numerusform>
            <numerusform>Standort %1 ist nicht für %2 von Release %3 zertifiziert, also warten %n Jobs. %4</numerusform>
        </translation>
    </message>
    <message>
        <source>The agent compares its merged files with the sample %1.</source>
        <translation>Der Agent vergleicht ihre zusammengeführten Dateien mit der Probe %1.</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>It is %1 now.</source>
        <translation>Sie ist jetzt %1.</translation>
    </message>
    <message>
        <source>It is %1 now: %2.</source>
        <translation>Sie ist jetzt %1: %2.</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between the last two roles</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>A request never goes from %1 to %2.</source>
        <translation>Eine Anforderung geht nie von %1 zu %2.</translation>
    </message>
    <message>
        <source>From %1 to %2 it is moved by the role %3; %4 has the role %5.</source>
        <translation>Von %1 zu %2 bringt sie die Rolle %3; %4 hat die Rolle %5.</translation>
    </message>
    <message>
        <source>%1 acts for another site.</source>
        <translation>%1 handelt für einen anderen Standort.</translation>
    </message>
    <message>
        <source>It must have 1 to 64 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; and &apos;-&apos;.</source>
        <translation>Er muss 1 bis 64 Zeichen aus a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; und &apos;-&apos; haben.</translation>
    </message>
    <message>
        <source>It is %1, and must lie between %2 and %3.</source>
        <translation>Es ist %1 und muss zwischen %2 und %3 liegen.</translation>
    </message>
    <message>
        <source>It is longer than %1 characters.</source>
        <translation>Es ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The store has none with the name &quot;%1&quot;.</source>
        <translation>Der Speicher hat keines mit dem Namen &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>the size of a work unit</source>
        <translation>die Größe einer Arbeitseinheit</translation>
    </message>
    <message>
        <source>the size of a merged file</source>
        <translation>die Größe einer zusammengeführten Datei</translation>
    </message>
    <message>
        <source>the priority</source>
        <translation>die Priorität</translation>
    </message>
    <message>
        <source>the number of attempts</source>
        <translation>die Zahl der Versuche</translation>
    </message>
    <message>
        <source>the memory limit in MB</source>
        <translation>die Speichergrenze in MB</translation>
    </message>
    <message>
        <source>the time limit in seconds</source>
        <translation>die Zeitgrenze in Sekunden</translation>
    </message>
    <message>
        <source>the campaign</source>
        <translation>die Kampagne</translation>
    </message>
    <message>
        <source>the dataset</source>
        <translation>der Datensatz</translation>
    </message>
    <message>
        <source>the release</source>
        <translation>das Release</translation>
    </message>
    <message>
        <source>the conditions tag</source>
        <translation>die Bedingungen</translation>
    </message>
    <message>
        <source>Release %1 has no application for the step %2.</source>
        <translation>Release %1 hat keine Anwendung für den Schritt %2.</translation>
    </message>
    <message>
        <source>It has the same dataset, step, release and conditions.</source>
        <translation>Sie hat denselben Datensatz, Schritt, dasselbe Release und dieselben Bedingungen.</translation>
    </message>
    <message>
        <source>the campaign&apos;s name</source>
        <translation>der Name der Kampagne</translation>
    </message>
    <message>
        <source>the campaign&apos;s release</source>
        <translation>das Release der Kampagne</translation>
    </message>
    <message>
        <source>the campaign&apos;s conditions tag</source>
        <translation>die Bedingungen der Kampagne</translation>
    </message>
    <message>
        <source>the campaign&apos;s title</source>
        <translation>der Titel der Kampagne</translation>
    </message>
    <message>
        <source>the campaign&apos;s link</source>
        <translation>der Verweis der Kampagne</translation>
    </message>
    <message>
        <source>the campaign&apos;s first run</source>
        <translation>der erste Run der Kampagne</translation>
    </message>
    <message>
        <source>the campaign&apos;s last run</source>
        <translation>der letzte Run der Kampagne</translation>
    </message>
    <message>
        <source>the predecessor campaign</source>
        <translation>die Vorgängerkampagne</translation>
    </message>
    <message>
        <source>the campaign %1</source>
        <translation>die Kampagne %1</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>der Grund</translation>
    </message>
    <message>
        <source>A sign-up names the site and for how long.</source>
        <translation>Eine Übernahme nennt den Standort und die Dauer.</translation>
    </message>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>Site %1, lease until %2.</source>
        <translation>Standort %1, Frist bis %2.</translation>
    </message>
    <message>
        <source>something else</source>
        <comment>instead of a status</comment>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>The site that holds it or a manager renews the lease.</source>
        <translation>Der Standort, der sie hat, oder ein Manager verlängert die Frist.</translation>
    </message>
    <message>
        <source>The new end of the lease is in the past.</source>
        <translation>Das neue Ende der Frist liegt in der Vergangenheit.</translation>
    </message>
    <message>
        <source>It is %1; only assigned, staged and running requests have a lease.</source>
        <translation>Sie ist %1; nur zugeteilte, bereitgestellte und laufende Anforderungen haben eine Frist.</translation>
    </message>
    <message>
        <source>The lease was renewed.</source>
        <translation>Die Frist wurde verlängert.</translation>
    </message>
    <message>
        <source>The lease lapsed at %1.</source>
        <translation>Die Frist lief am %1 ab.</translation>
    </message>
    <message>
        <source>of priority %1</source>
        <translation>von Priorität %1</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>Priorität %1</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>der Kommentar</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>Nothing of this kind takes comments.</source>
        <translation>Nichts dieser Art nimmt Kommentare.</translation>
    </message>
    <message>
        <source>the bytes of a merged file</source>
        <translation>die Bytes einer zusammengeführten Datei</translation>
    </message>
    <message>
        <source>How it is merged was changed by somebody else in the meantime.</source>
        <translation>Wie sie zusammengeführt wird, wurde inzwischen von jemand anderem geändert.</translation>
    </message>
</context>
<context>
    <name>RestClient</name>
    <message>
        <source>Its certificate has expired.</source>
        <translation>Sein Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>Its certificate is not valid yet; or the clock of this machine is wrong.</source>
        <translation>Sein Zertifikat gilt noch nicht; oder die Uhr dieses Rechners geht falsch.</translation>
    </message>
    <message>
        <source>Its certificate is for another host.</source>
        <translation>Sein Zertifikat ist für einen anderen Rechner.</translation>
    </message>
    <message>
        <source>Its certificate is signed by an authority that is not known here.</source>
        <translation>Sein Zertifikat ist von einer Stelle unterschrieben, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Its certificate was revoked.</source>
        <translation>Sein Zertifikat wurde widerrufen.</translation>
    </message>
    <message>
        <source>Nobody listens there: the service is not running, or the port is wrong.</source>
        <translation>Dort hört niemand zu: der Dienst läuft nicht, oder der Port ist falsch.</translation>
    </message>
    <message>
        <source>There is no host of this name.</source>
        <translation>Einen Rechner dieses Namens gibt es nicht.</translation>
    </message>
    <message>
        <source>No safe connection could be made (%1).</source>
        <translation>Eine sichere Verbindung war nicht möglich (%1).</translation>
    </message>
    <message>
        <source>No safe connection was made. %1</source>
        <translation>Es kam keine sichere Verbindung zustande. %1</translation>
    </message>
    <message>
        <source>It closed the connection before its answer was whole.</source>
        <translation>Er schloss die Verbindung, bevor seine Antwort vollständig war.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>No answer came within %1 s.</source>
        <translation>Innerhalb von %1 s kam keine Antwort.</translation>
    </message>
    <message>
        <source>The answer is larger than %1 MB and was not read.</source>
        <translation>Die Antwort ist größer als %1 MB und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The server sends elsewhere (HTTP %1), which is not followed: credentials stay with the host that they were given for. Correct the address.</source>
        <translation>Der Server verweist woandershin (HTTP %1); dem wird nicht gefolgt: Zugangsdaten bleiben bei dem Rechner, für den sie angegeben wurden. Berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The address of a service is like https://HOST:PORT or http://HOST:PORT.</source>
        <translation>Die Adresse eines Dienstes ist wie https://HOST:PORT oder http://HOST:PORT.</translation>
    </message>
    <message>
        <source>An address holds no name and password: it is shown and logged.</source>
        <translation>Eine Adresse enthält weder Namen noch Passwort: sie wird gezeigt und protokolliert.</translation>
    </message>
    <message>
        <source>The address has a &quot;?&quot; or a &quot;#&quot; in it.</source>
        <translation>In der Adresse steht ein &quot;?&quot; oder ein &quot;#&quot;.</translation>
    </message>
</context>
<context>
    <name>RetentionText</name>
    <message>
        <source>%1 ± %2 %</source>
        <comment>percent</comment>
        <translation>%1 ± %2 %</translation>
    </message>
    <message>
        <source>less than 1e-300</source>
        <translation>weniger als 1e-300</translation>
    </message>
    <message>
        <source>Nothing was kept of %1 events read.</source>
        <translation>Von %1 gelesenen Ereignissen wurde nichts behalten.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was kept of %1 events read in %n runs next to each other.</source>
        <translation>
            <numerusform>Von %1 gelesenen Ereignissen in %n Run wurde nichts behalten.</numerusform>
            <numerusform>Von %1 gelesenen Ereignissen in %n Runs nebeneinander wurde nichts behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The other runs keep %2, so the chance of that is %3. Is the trigger off?</source>
        <translation>%1 Die anderen Runs behalten %2; die Wahrscheinlichkeit dafür ist also %3. Ist der Trigger aus?</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <comment>percent</comment>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>It keeps %1, less than the %2 that are expected by campaign %3.</source>
        <comment>rate, band, campaign</comment>
        <translation>Er behält %1, weniger als die %2, die nach Kampagne %3 erwartet werden.</translation>
    </message>
    <message>
        <source>It keeps %1, more than the %2 that are expected by campaign %3.</source>
        <comment>rate, band, campaign</comment>
        <translation>Er behält %1, mehr als die %2, die nach Kampagne %3 erwartet werden.</translation>
    </message>
    <message>
        <source>The campaign names no predecessor to compare with.</source>
        <translation>Die Kampagne nennt keine Vorgängerin, mit der verglichen wird.</translation>
    </message>
    <message>
        <source>Campaign %1 has %2 runs of this stream; at least %3 are needed to know their spread.</source>
        <comment>campaign, number, number</comment>
        <translation>Kampagne %1 hat %2 Runs dieses Stroms; mindestens %3 sind nötig, um ihre Streuung zu kennen.</translation>
    </message>
    <message>
        <source>Campaign %1 kept %2 % in %3 runs, which differ by %4 % beyond chance.</source>
        <comment>campaign, rate, number, spread</comment>
        <translation>Kampagne %1 behielt %2 % in %3 Runs, die sich über den Zufall hinaus um %4 % unterscheiden.</translation>
    </message>
</context>
<context>
    <name>RuleModel</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Its number.</source>
        <translation>Ihre Nummer.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>The failures that it is about.</source>
        <translation>Die Fehler, die sie betrifft.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>What their error text has to contain.</source>
        <translation>Was deren Fehlertext enthalten muss.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The step and the site that it is about.</source>
        <translation>Der Schritt und der Standort, die sie betrifft.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>What the agent does with such a failed job.</source>
        <translation>Was der Agent mit einem so fehlgeschlagenen Job tut.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>watch: counted only; act: followed by the agent; off: neither.</source>
        <translation>beobachtet: nur gezählt; handelt: vom Agenten befolgt; aus: keins von beiden.</translation>
    </message>
    <message>
        <source>Would have</source>
        <translation>Hätte</translation>
    </message>
    <message>
        <source>Failed jobs about which it would have decided, had it acted.</source>
        <translation>Fehlgeschlagene Jobs, über die sie entschieden hätte, hätte sie gehandelt.</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>Tat</translation>
    </message>
    <message>
        <source>Failed jobs with which it did what it says.</source>
        <translation>Fehlgeschlagene Jobs, mit denen sie tat, was sie sagt.</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>Letzter Treffer</translation>
    </message>
    <message>
        <source>When it last fitted a failed job.</source>
        <translation>Wann sie zuletzt auf einen fehlgeschlagenen Job passte.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Who changed it last.</source>
        <translation>Wer sie zuletzt geändert hat.</translation>
    </message>
    <message>
        <source>every class</source>
        <translation>jede Klasse</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>every step</source>
        <translation>jeder Schritt</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>step, site</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a rule was hit</comment>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>So says %1.</source>
        <translation>So sagt es %1.</translation>
    </message>
    <message>
        <source>By %1 it avoids the node %2.</source>
        <translation>Nach %1 meidet er den Knoten %2.</translation>
    </message>
    <message>
        <source>By %1 it gets %2 MB of memory.</source>
        <translation>Nach %1 bekommt er %2 MB Speicher.</translation>
    </message>
    <message>
        <source>By %1 it would get more memory, but its limit cannot be raised any further. A person decides.</source>
        <translation>Nach %1 bekäme er mehr Speicher, aber seine Grenze kann nicht weiter angehoben werden. Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>By %1 it gets %2 s of time.</source>
        <translation>Nach %1 bekommt er %2 s Zeit.</translation>
    </message>
    <message>
        <source>By %1 it would get more time, but its limit cannot be raised any further. A person decides.</source>
        <translation>Nach %1 bekäme er mehr Zeit, aber seine Grenze kann nicht weiter angehoben werden. Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>By %1 each work unit gets a job of its own.</source>
        <translation>Nach %1 bekommt jede Arbeitseinheit einen eigenen Job.</translation>
    </message>
    <message>
        <source>By %1 it would be split, but it has only one work unit. A person decides.</source>
        <translation>Nach %1 würde er geteilt, aber er hat nur eine Arbeitseinheit. Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>By %1 it is not tried again.</source>
        <translation>Nach %1 wird er nicht noch einmal versucht.</translation>
    </message>
    <message>
        <source>By %1 a person decides about it.</source>
        <translation>Nach %1 entscheidet ein Mensch über ihn.</translation>
    </message>
    <message>
        <source>rule (%1: %2)</source>
        <comment>what it is about, action</comment>
        <translation>Regel (%1: %2)</translation>
    </message>
    <message>
        <source>rule %1 (%2: %3)</source>
        <comment>number, what it is about, action</comment>
        <translation>Regel %1 (%2: %3)</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again on another node</source>
        <translation>auf einem anderen Knoten noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again with more memory</source>
        <translation>mit mehr Speicher noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again with more time</source>
        <translation>mit mehr Zeit noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again, each work unit by itself</source>
        <translation>jede Arbeitseinheit für sich noch einmal versuchen</translation>
    </message>
    <message>
        <source>do not try again</source>
        <translation>nicht noch einmal versuchen</translation>
    </message>
    <message>
        <source>leave it to a person</source>
        <translation>einem Menschen überlassen</translation>
    </message>
    <message>
        <source>watches</source>
        <comment>mode of a rule</comment>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>acts</source>
        <comment>mode of a rule</comment>
        <translation>handelt</translation>
    </message>
    <message>
        <source>off</source>
        <comment>mode of a rule</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>the rule</source>
        <translation>die Regel</translation>
    </message>
    <message>
        <source>A rule is about a failure class, an error text, or both.</source>
        <translation>Eine Regel betrifft eine Fehlerklasse, einen Fehlertext oder beides.</translation>
    </message>
    <message>
        <source>There is no failure class %1.</source>
        <translation>Es gibt keine Fehlerklasse %1.</translation>
    </message>
    <message>
        <source>There is no step %1.</source>
        <translation>Es gibt keinen Schritt %1.</translation>
    </message>
    <message>
        <source>It is about the same failures. Change its mode, or remove it first.</source>
        <translation>Sie betrifft dieselben Fehler. Ändern Sie ihren Modus, oder entfernen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Trying again does not help: %1</source>
        <translation>Ein neuer Versuch hilft nicht: %1</translation>
    </message>
    <message>
        <source>It was changed by somebody else in the meantime.</source>
        <translation>Sie wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>It is another one now: %1.</source>
        <comment>changed by</comment>
        <translation>Sie ist jetzt eine andere: %1.</translation>
    </message>
</context>
<context>
    <name>RunCharts</name>
    <message>
        <source>delivered</source>
        <translation>geliefert</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>processed by %1</source>
        <translation>verarbeitet von %1</translation>
    </message>
    <message>
        <source>luminosity per run (%1)</source>
        <comment>a unit</comment>
        <translation>Luminosität je Run (%1)</translation>
    </message>
    <message>
        <source>Luminosity of %1 runs, in %2</source>
        <translation>Luminosität von %1 Runs, in %2</translation>
    </message>
    <message>
        <source>integrated luminosity (%1)</source>
        <comment>a unit</comment>
        <translation>integrierte Luminosität (%1)</translation>
    </message>
    <message>
        <source>Integrated luminosity in %1: delivered %2, recorded %3</source>
        <translation>Integrierte Luminosität in %1: geliefert %2, aufgezeichnet %3</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <comment>methods</comment>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittelwert %1</translation>
    </message>
    <message>
        <source>Ratio of %1 to %2 in %3 runs; mean %4</source>
        <translation>Verhältnis von %1 zu %2 in %3 Runs; Mittelwert %4</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>campaign</comment>
        <translation>(keine)</translation>
    </message>
</context>
<context>
    <name>RunExport</name>
    <message>
        <source>the unit %1</source>
        <translation>die Einheit %1</translation>
    </message>
    <message>
        <source>It is one of rates; a run has an integral.</source>
        <translation>Sie ist eine für Raten; ein Run hat ein Integral.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>&quot;prodctl campaign list&quot; lists them.</source>
        <translation>&quot;prodctl campaign list&quot; zählt sie auf.</translation>
    </message>
</context>
<context>
    <name>RunFile</name>
    <message>
        <source>It has rates (%1); a run has a luminosity integrated over time.</source>
        <translation>Sie hat Raten (%1); ein Run hat eine über die Zeit integrierte Luminosität.</translation>
    </message>
    <message>
        <source>The luminosity of run %1 cannot be.</source>
        <translation>Die Luminosität von Run %1 ist unmöglich.</translation>
    </message>
    <message>
        <source>It has no trigger paths, so none can be chosen.</source>
        <translation>Sie hat keine Trigger-Pfade, also kann keiner gewählt werden.</translation>
    </message>
    <message>
        <source>It holds several trigger paths (%1); choose one with --trigger.</source>
        <translation>Sie enthält mehrere Trigger-Pfade (%1); wählen Sie einen mit --trigger.</translation>
    </message>
    <message>
        <source>It has no trigger path %1 (it has: %2).</source>
        <translation>Sie hat keinen Trigger-Pfad %1 (sie hat: %2).</translation>
    </message>
    <message>
        <source>It holds what a trigger path (%1) saw, which may be less than the luminosity of the run; give it a name of its own with --method.</source>
        <translation>Sie enthält, was ein Trigger-Pfad (%1) sah; das kann weniger sein als die Luminosität des Runs; geben Sie ihr mit --method einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Its rows are of several luminometers (%1); name the method with --method.</source>
        <translation>Ihre Zeilen sind von mehreren Luminometern (%1); nennen Sie die Methode mit --method.</translation>
    </message>
    <message>
        <source>It does not say of which luminometer it is; name the method with --method.</source>
        <translation>Sie sagt nicht, von welchem Luminometer sie ist; nennen Sie die Methode mit --method.</translation>
    </message>
    <message>
        <source>Run %1 has more luminosity sections than are kept; only its sum is.</source>
        <translation>Run %1 hat mehr Lumisections, als festgehalten werden; festgehalten wird nur seine Summe.</translation>
    </message>
    <message>
        <source>It is larger than a list of runs can be (%1 bytes).</source>
        <translation>Sie ist größer, als eine Liste von Runs sein kann (%1 Bytes).</translation>
    </message>
    <message>
        <source>It is a normtag: it says which luminometer holds where, and nothing about runs. &quot;prodctl runlist show&quot; shows it.</source>
        <translation>Es ist ein Normtag: es sagt, welches Luminometer wo gilt, und nichts über Runs. &quot;prodctl runlist show&quot; zeigt es.</translation>
    </message>
    <message>
        <source>Run %1 is of fill %2 already.</source>
        <translation>Run %1 ist schon von Fill %2.</translation>
    </message>
    <message>
        <source>It does not say by which method these luminosities were found; say it with --method, or add a column &quot;method&quot;.</source>
        <translation>Sie sagt nicht, nach welcher Methode diese Luminositäten gefunden wurden; geben Sie sie mit --method an, oder fügen Sie eine Spalte &quot;method&quot; hinzu.</translation>
    </message>
    <message>
        <source>the method &quot;%1&quot;</source>
        <translation>die Methode &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Its name has letters, digits and . _ + - only, and at most 60 of them.</source>
        <translation>Ihr Name hat nur Buchstaben, Ziffern und . _ + -, und höchstens 60 davon.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>RunImport</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>nicht eingetragen</translation>
    </message>
    <message>
        <source>fill %1</source>
        <translation>Fill %1</translation>
    </message>
    <message>
        <source>%1 GeV</source>
        <comment>energy of a beam</comment>
        <translation>%1 GeV</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>eingetragen</translation>
    </message>
    <message>
        <source>import %1 by %2</source>
        <comment>number, who</comment>
        <translation>Import %1 von %2</translation>
    </message>
    <message>
        <source>start: %1</source>
        <translation>Beginn: %1</translation>
    </message>
    <message>
        <source>stop: %1</source>
        <translation>Ende: %1</translation>
    </message>
    <message>
        <source>%1 recorded: %2</source>
        <comment>a method, from and to</comment>
        <translation>%1 aufgezeichnet: %2</translation>
    </message>
    <message>
        <source>%1 delivered: %2</source>
        <comment>a method, from and to</comment>
        <translation>%1 geliefert: %2</translation>
    </message>
    <message>
        <source>%1: other luminosity sections</source>
        <comment>a method</comment>
        <translation>%1: andere Lumisections</translation>
    </message>
    <message>
        <source>%1: only the sum is known then</source>
        <comment>a method</comment>
        <translation>%1: dann ist nur die Summe bekannt</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>beams</source>
        <translation>Strahlen</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>stable beams from</source>
        <translation>stabile Strahlen ab</translation>
    </message>
    <message>
        <source>stable beams until</source>
        <translation>stabile Strahlen bis</translation>
    </message>
    <message>
        <source>luminosity sections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>%1: new runs %2, changed runs %3</source>
        <comment>file, numbers</comment>
        <translation>%1: neue Runs %2, geänderte Runs %3</translation>
    </message>
    <message>
        <source>no %1</source>
        <comment>luminosity by a method</comment>
        <translation>%1: keine</translation>
    </message>
    <message>
        <source>no fill</source>
        <translation>keine Fill</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
</context>
<context>
    <name>RunListModel</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Name of the list.</source>
        <translation>Name der Liste.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Its version; a list never changes.</source>
        <translation>Ihre Version; eine Liste ändert sich nie.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Runs with a good lumisection.</source>
        <translation>Runs mit einer guten Lumisection.</translation>
    </message>
    <message>
        <source>LS</source>
        <translation>LS</translation>
    </message>
    <message>
        <source>Good lumisections.</source>
        <translation>Gute Lumisections.</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>Who made it.</source>
        <translation>Wer sie angelegt hat.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was made, in local time.</source>
        <translation>Wann sie angelegt wurde, in Ortszeit.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What a good lumisection is in it; or the file that it came from.</source>
        <translation>Was darin eine gute Lumisection ist; oder die Datei, aus der sie kam.</translation>
    </message>
    <message>
        <source>(from a file)</source>
        <translation>(aus einer Datei)</translation>
    </message>
</context>
<context>
    <name>RunListReader</name>
    <message>
        <source>&quot;,&quot; or &quot;}&quot;</source>
        <translation>&quot;,&quot; oder &quot;}&quot;</translation>
    </message>
    <message>
        <source>a run number in double quotes</source>
        <translation>eine Run-Nummer in doppelten Anführungszeichen</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; names a run and a dataset. Export the list without dataset names; lists of several datasets are not one list.</source>
        <translation>Der Schlüssel &quot;%1&quot; nennt einen Run und einen Datensatz. Exportieren Sie die Liste ohne Namen von Datensätzen; Listen mehrerer Datensätze sind nicht eine Liste.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run number, which is a whole number from 1 on.</source>
        <translation>&quot;%1&quot; ist keine Run-Nummer; eine solche ist eine ganze Zahl ab 1.</translation>
    </message>
    <message>
        <source>Run %1 has no lumisection; it was left out.</source>
        <translation>Run %1 hat keine Lumisection; er wurde ausgelassen.</translation>
    </message>
    <message>
        <source>a range [first, last] of lumisections</source>
        <translation>ein Bereich [erste, letzte] von Lumisections</translation>
    </message>
    <message>
        <source>the first lumisection of a range</source>
        <translation>die erste Lumisection eines Bereichs</translation>
    </message>
    <message>
        <source>the last lumisection of a range</source>
        <translation>die letzte Lumisection eines Bereichs</translation>
    </message>
    <message>
        <source>The range of run %1 is written with fractions; it was taken as [%2, %3].</source>
        <translation>Der Bereich von Run %1 ist mit Nachkommastellen geschrieben; er wurde als [%2, %3] genommen.</translation>
    </message>
    <message>
        <source>It has more than %1 ranges.</source>
        <translation>Sie hat mehr als %1 Bereiche.</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;]&quot;</source>
        <translation>&quot;,&quot; oder &quot;]&quot;</translation>
    </message>
    <message>
        <source>Run %1, [%2, %3]: %4</source>
        <translation>Run %1, [%2, %3]: %4</translation>
    </message>
    <message>
        <source>Lumisections count from 1.</source>
        <translation>Lumisections zählen ab 1.</translation>
    </message>
    <message>
        <source>No lumisection is above %1.</source>
        <translation>Keine Lumisection liegt über %1.</translation>
    </message>
    <message>
        <source>The last one is before the first one.</source>
        <translation>Die letzte liegt vor der ersten.</translation>
    </message>
    <message>
        <source>Run %1 comes behind run %2; it was sorted in.</source>
        <translation>Run %1 kommt nach Run %2; er wurde einsortiert.</translation>
    </message>
    <message>
        <source>Run %1: %2 comes behind %3; it was sorted in.</source>
        <translation>Run %1: %2 kommt nach %3; er wurde einsortiert.</translation>
    </message>
    <message>
        <source>Run %1: %2 and %3 overlap; they were merged.</source>
        <translation>Run %1: %2 und %3 überschneiden sich; sie wurden vereinigt.</translation>
    </message>
    <message>
        <source>Run %1: %2 and %3 follow each other; they were merged.</source>
        <translation>Run %1: %2 und %3 folgen aufeinander; sie wurden vereinigt.</translation>
    </message>
    <message>
        <source>the &quot;{&quot; of a good-run list</source>
        <translation>die &quot;{&quot; einer Good-Run-Liste</translation>
    </message>
    <message>
        <source>the name of a luminometer&apos;s tag</source>
        <translation>der Name des Tags eines Luminometers</translation>
    </message>
    <message>
        <source>Run %1, %2: an entry above it holds for some of these lumisections already.</source>
        <translation>Run %1, %2: ein Eintrag darüber gilt schon für einige dieser Lumisections.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run number.</source>
        <translation>&quot;%1&quot; ist keine Run-Nummer.</translation>
    </message>
    <message>
        <source>It has more than %1 runs.</source>
        <translation>Sie hat mehr als %1 Runs.</translation>
    </message>
    <message numerus="yes">
        <source>%n run number(s) came more than once; each is taken once.</source>
        <translation>
            <numerusform>%n Run-Nummer kam mehr als einmal vor; sie wird einmal genommen.</numerusform>
            <numerusform>%n Run-Nummern kamen mehr als einmal vor; jede wird einmal genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It names no run.</source>
        <translation>Sie nennt keinen Run.</translation>
    </message>
</context>
<context>
    <name>RunLists</name>
    <message>
        <source>%1 version %2: %3 runs, %4 LS</source>
        <comment>a good-run list</comment>
        <translation>%1 Version %2: %3 Runs, %4 LS</translation>
    </message>
    <message>
        <source>The store holds no list there.</source>
        <translation>Der Speicher enthält dort keine Liste.</translation>
    </message>
    <message>
        <source>the list &quot;%1&quot;</source>
        <translation>die Liste &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Behind the colon stands the number of its version, as in golden:3.</source>
        <translation>Hinter dem Doppelpunkt steht die Nummer ihrer Version, wie in golden:3.</translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Run number.</source>
        <translation>Nummer des Runs.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What the run was taken for.</source>
        <translation>Wofür der Run genommen wurde.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>When data taking began, in local time.</source>
        <translation>Wann die Datennahme begann, in Ortszeit.</translation>
    </message>
    <message>
        <source>Raw files</source>
        <translation>Rohdateien</translation>
    </message>
    <message>
        <source>Raw files of the run in the catalogue.</source>
        <translation>Rohdateien des Runs im Katalog.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Raw events of the run.</source>
        <translation>Rohereignisse des Runs.</translation>
    </message>
    <message>
        <source>Events of the run that are credited in production of campaign %1.</source>
        <translation>Ereignisse des Runs, die in der Produktion der Kampagne %1 gutgeschrieben sind.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What was noted about the run.</source>
        <translation>Was zum Run vermerkt wurde.</translation>
    </message>
    <message>
        <source>%1 of %2 events credited; open work units: %3</source>
        <translation>%1 von %2 Ereignissen gutgeschrieben; offene Arbeitseinheiten: %3</translation>
    </message>
    <message>
        <source>Method</source>
        <comment>none is chosen</comment>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>When data taking ended, in local time.</source>
        <translation>Wann die Datennahme endete, in Ortszeit.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From start to stop.</source>
        <translation>Vom Beginn bis zum Ende.</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>Fill of the machine in which it was taken.</source>
        <translation>Fill der Maschine, in der er genommen wurde.</translation>
    </message>
    <message>
        <source>Energy (GeV)</source>
        <translation>Energie (GeV)</translation>
    </message>
    <message>
        <source>Energy of one beam.</source>
        <translation>Energie eines Strahls.</translation>
    </message>
    <message>
        <source>LS</source>
        <comment>luminosity sections</comment>
        <translation>LS</translation>
    </message>
    <message>
        <source>Luminosity sections with data of the experiment.</source>
        <translation>Lumisections mit Daten des Experiments.</translation>
    </message>
    <message>
        <source>Delivered (%1)</source>
        <comment>a unit</comment>
        <translation>Geliefert (%1)</translation>
    </message>
    <message>
        <source>Luminosity delivered in the run.</source>
        <translation>Luminosität, die im Run geliefert wurde.</translation>
    </message>
    <message>
        <source>Recorded (%1)</source>
        <comment>a unit</comment>
        <translation>Aufgezeichnet (%1)</translation>
    </message>
    <message>
        <source>Luminosity recorded in the run.</source>
        <translation>Luminosität, die im Run aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>By</source>
        <comment>a luminometer</comment>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Which luminometer or analysis delivered and recorded are of: online where there is one, else the newest luminometer.</source>
        <translation>Von welchem Luminometer oder welcher Analyse geliefert und aufgezeichnet sind: online, wo es das gibt, sonst das neueste Luminometer.</translation>
    </message>
    <message>
        <source>Luminosity of the run by the first method that is compared.</source>
        <translation>Luminosität des Runs nach der ersten Methode, die verglichen wird.</translation>
    </message>
    <message>
        <source>Luminosity of the run by the second method that is compared.</source>
        <translation>Luminosität des Runs nach der zweiten Methode, die verglichen wird.</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>The first method over the second one, with the error of independent measurements.</source>
        <translation>Die erste Methode durch die zweite, mit dem Fehler unabhängiger Messungen.</translation>
    </message>
    <message>
        <source>%1: %2 (import %3)</source>
        <comment>method, luminosity, number</comment>
        <translation>%1: %2 (Import %3)</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <comment>methods</comment>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>%1 over %2; the errors are not known</source>
        <comment>methods</comment>
        <translation>%1 durch %2; die Fehler sind nicht bekannt</translation>
    </message>
</context>
<context>
    <name>RunPattern</name>
    <message>
        <source>the pattern &quot;%1&quot;</source>
        <translation>das Muster &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It is longer than %1 characters.</source>
        <translation>Es ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>It needs {run} where the run number stands, as in &quot;run{run}.csv&quot;.</source>
        <translation>Es braucht {run}, wo die Run-Nummer steht, wie in &quot;run{run}.csv&quot;.</translation>
    </message>
    <message>
        <source>It may lead through %1 folders, and have %2 stars.</source>
        <translation>Es darf durch %1 Ordner führen und %2 Sterne haben.</translation>
    </message>
    <message>
        <source>It must name files below the source&apos;s folder.</source>
        <translation>Es muss Dateien unterhalb des Ordners der Quelle nennen.</translation>
    </message>
</context>
<context>
    <name>RunRegistry</name>
    <message>
        <source>&quot;%1&quot; stands where a number or a unit of luminosity must be.</source>
        <translation>&quot;%1&quot; steht, wo eine Zahl oder eine Einheit der Luminosität stehen muss.</translation>
    </message>
    <message>
        <source>It is no list of [LS, delivered, recorded] in the order of LS, as in [[1,0.16,null]].</source>
        <translation>Es ist keine Liste von [LS, geliefert, aufgezeichnet] in der Reihenfolge der LS, wie [[1,0.16,null]].</translation>
    </message>
    <message>
        <source>the luminosity of run %1</source>
        <translation>die Luminosität von Run %1</translation>
    </message>
    <message>
        <source>The luminosity sections of run %1: %2</source>
        <comment>run, what is wrong</comment>
        <translation>Die Lumisections von Run %1: %2</translation>
    </message>
    <message>
        <source>the luminosity sections</source>
        <translation>die Lumisections</translation>
    </message>
    <message>
        <source>They are longer than %1 characters.</source>
        <translation>Sie sind länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>There are more than %1.</source>
        <translation>Es sind mehr als %1.</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>It is not registered.</source>
        <translation>Er ist nicht eingetragen.</translation>
    </message>
</context>
<context>
    <name>RunRequests</name>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>%1 has the adler32 %2, and the source says %3. Copy it there anew.</source>
        <translation>%1 hat den Adler32 %2, und die Quelle sagt %3. Kopieren Sie die Datei neu dorthin.</translation>
    </message>
    <message>
        <source>%1 holds run %2. Give it the name, or the place in the list, of its run.</source>
        <translation>%1 enthält Run %2. Geben Sie der Datei den Namen, oder den Platz in der Liste, ihres Runs.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The dataset %1 is open for further files. Complete it (prodctl files complete), or have the source name its datasets otherwise.</source>
        <translation>Der Datensatz %1 ist offen für weitere Dateien. Vervollständigen Sie ihn (prodctl files complete), oder lassen Sie die Quelle ihre Datensätze anders nennen.</translation>
    </message>
    <message>
        <source>The dataset %1 is complete already, with other files. Ask for what is new by hand, in a dataset of its own.</source>
        <translation>Der Datensatz %1 ist schon vollständig, mit anderen Dateien. Verlangen Sie das Neue von Hand, in einem eigenen Datensatz.</translation>
    </message>
    <message>
        <source>run %1 requested</source>
        <translation>Run %1 angefordert</translation>
    </message>
    <message>
        <source>run %1 refused</source>
        <translation>Run %1 abgelehnt</translation>
    </message>
    <message>
        <source>Source %1: files: %2.</source>
        <translation>Quelle %1: Dateien: %2.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>&quot;%1&quot; is no run number.</source>
        <translation>&quot;%1&quot; ist keine Run-Nummer.</translation>
    </message>
    <message>
        <source>Its size is no number of bytes.</source>
        <translation>Ihre Größe ist keine Zahl von Bytes.</translation>
    </message>
    <message>
        <source>Whether it is complete must be &quot;yes&quot; or &quot;no&quot;.</source>
        <translation>Ob sie vollständig ist, muss &quot;yes&quot; oder &quot;no&quot; sein.</translation>
    </message>
    <message>
        <source>Its run number %1 is not positive.</source>
        <translation>Ihre Run-Nummer %1 ist nicht positiv.</translation>
    </message>
    <message>
        <source>It has no path of 1 to %1 characters without control characters.</source>
        <translation>Sie hat keinen Pfad von 1 bis %1 Zeichen ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>Its adler32 does not have 8 hexadecimal digits.</source>
        <translation>Ihr Adler32 hat keine 8 hexadezimalen Ziffern.</translation>
    </message>
    <message>
        <source>The line is too long.</source>
        <translation>Die Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>It is no header line with the column path.</source>
        <translation>Es ist keine Kopfzeile mit der Spalte path.</translation>
    </message>
    <message>
        <source>It is no header line with the columns run and path.</source>
        <translation>Es ist keine Kopfzeile mit den Spalten run und path.</translation>
    </message>
    <message>
        <source>The last line is not finished.</source>
        <translation>Die letzte Zeile ist nicht zu Ende.</translation>
    </message>
    <message>
        <source>It has more than %1 files.</source>
        <translation>Sie hat mehr als %1 Dateien.</translation>
    </message>
</context>
<context>
    <name>RunWatcher</name>
    <message>
        <source>Source %1, run %2: %3</source>
        <comment>name, run, what is wrong</comment>
        <translation>Quelle %1, Run %2: %3</translation>
    </message>
    <message>
        <source>It was requested before. %1</source>
        <comment>what is new</comment>
        <translation>Er wurde schon angefordert. %1</translation>
    </message>
    <message>
        <source>Source %1: %2</source>
        <translation>Quelle %1: %2</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Show jobs of run</source>
        <translation>Jobs des Runs zeigen</translation>
    </message>
    <message>
        <source>Shows the jobs of the runs selected in the Job tree.</source>
        <translation>Zeigt die Jobs der gewählten Runs im Jobbaum.</translation>
    </message>
    <message>
        <source>Correct run...</source>
        <translation>Run berichtigen...</translation>
    </message>
    <message>
        <source>Corrects what the runs selected were taken for, or the comment on them.</source>
        <translation>Berichtigt, wofür die gewählten Runs genommen wurden, oder den Kommentar dazu.</translation>
    </message>
    <message>
        <source>Show run in logbook</source>
        <translation>Run im Logbuch zeigen</translation>
    </message>
    <message>
        <source>Shows the entries of the logbook about the runs selected.</source>
        <translation>Zeigt die Einträge des Logbuchs zu den gewählten Runs.</translation>
    </message>
    <message>
        <source>Write about run...</source>
        <translation>Zum Run schreiben...</translation>
    </message>
    <message>
        <source>Writes in the logbook about the runs selected.</source>
        <translation>Schreibt zu den gewählten Runs in das Logbuch.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>the sample</source>
        <translation>die Probe</translation>
    </message>
    <message>
        <source>Its name must have 1 to 60 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; and &apos;-&apos;, and begin with a letter or digit.</source>
        <translation>Ihr Name muss 1 bis 60 der Zeichen a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; und &apos;-&apos; haben und mit einem Buchstaben oder einer Ziffer beginnen.</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>It is still open for further files.</source>
        <translation>Er ist noch offen für weitere Dateien.</translation>
    </message>
    <message>
        <source>A sample has 1 to %1 files; it has %2.</source>
        <translation>Eine Probe hat 1 bis %1 Dateien; er hat %2.</translation>
    </message>
    <message>
        <source>The file %1 holds several runs; those of a sample hold one each.</source>
        <translation>Die Datei %1 enthält mehrere Runs; die einer Probe enthalten je einen.</translation>
    </message>
    <message>
        <source>Two of its files are of run %1: their outputs would be merged in the order in which jobs end. A sample has one file of each run.</source>
        <translation>Zwei seiner Dateien sind von Run %1: ihre Ausgaben würden in der Reihenfolge zusammengeführt, in der Jobs enden. Eine Probe hat eine Datei von jedem Run.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>It is %1; its outputs are known when it is finished.</source>
        <translation>Sie ist %1; ihre Ausgaben sind bekannt, wenn sie beendet ist.</translation>
    </message>
    <message>
        <source>It was finished short: not all of its events are in its outputs.</source>
        <translation>Sie wurde verkürzt abgeschlossen: nicht alle ihre Ereignisse sind in ihren Ausgaben.</translation>
    </message>
    <message>
        <source>Its merged file %1 was never read, so nobody knows whether it is sound.</source>
        <translation>Ihre zusammengeführte Datei %1 wurde nie gelesen, also weiß niemand, ob sie heil ist.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>release %1</source>
        <translation>Release %1</translation>
    </message>
    <message>
        <source>No application of it is registered for the step %1.</source>
        <translation>Für den Schritt %1 ist keine Anwendung von ihm eingetragen.</translation>
    </message>
    <message>
        <source>The step %1 of release %2 has no stream %3; it has %4.</source>
        <translation>Der Schritt %1 von Release %2 hat keinen Strom %3; er hat %4.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not STREAM=EVENTS:BYTES:ADLER32, with each stream once.</source>
        <translation>&quot;%1&quot; ist nicht STREAM=EVENTS:BYTES:ADLER32, mit jedem Strom einmal.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not EVENTS:BYTES:ADLER32, as 1206:54321:0a1b2c3d.</source>
        <translation>&quot;%1&quot; ist nicht EVENTS:BYTES:ADLER32, wie 1206:54321:0a1b2c3d.</translation>
    </message>
    <message>
        <source>It has more than %1 merged files.</source>
        <translation>Sie hat mehr als %1 zusammengeführte Dateien.</translation>
    </message>
    <message>
        <source>What must come out is not said.</source>
        <translation>Was herauskommen muss, ist nicht gesagt.</translation>
    </message>
    <message>
        <source>Name a finished request, or a dataset and what must come of it.</source>
        <translation>Nennen Sie eine beendete Anforderung, oder einen Datensatz und was daraus werden muss.</translation>
    </message>
    <message>
        <source>It needs 1 to %1 merged files; there are %2.</source>
        <translation>Sie braucht 1 bis %1 zusammengeführte Dateien; es sind %2.</translation>
    </message>
</context>
<context>
    <name>SaysIs</name>
    <message>
        <source>the endpoint does not answer</source>
        <translation>die Gegenstelle antwortet nicht</translation>
    </message>
    <message>
        <source>the endpoint does not know it</source>
        <translation>die Gegenstelle kennt ihn nicht</translation>
    </message>
    <message>
        <source>it waits at the endpoint</source>
        <translation>er wartet an der Gegenstelle</translation>
    </message>
    <message>
        <source>it runs at the endpoint</source>
        <translation>er läuft an der Gegenstelle</translation>
    </message>
    <message>
        <source>it has ended at the endpoint</source>
        <translation>er ist an der Gegenstelle zu Ende</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>status of a job, its failure class</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>job %1 (merge)</source>
        <translation>Job %1 (Zusammenführung)</translation>
    </message>
    <message>
        <source>job %1 (run %2)</source>
        <translation>Job %1 (Run %2)</translation>
    </message>
    <message>
        <source>the endpoint does not know it, but its report is there</source>
        <translation>die Gegenstelle kennt ihn nicht, aber sein Bericht ist da</translation>
    </message>
    <message>
        <source>The agent checks it in one of its next cycles.</source>
        <translation>Der Agent prüft ihn in einem seiner nächsten Durchgänge.</translation>
    </message>
    <message>
        <source>It is recorded as ended; its check looks at what it left.</source>
        <translation>Er ist als beendet festgehalten; seine Prüfung sieht sich an, was er hinterließ.</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>job folders at %1</source>
        <translation>Job-Ordner an %1</translation>
    </message>
    <message>
        <source>job folder %1 at %2</source>
        <translation>Job-Ordner %1 an %2</translation>
    </message>
    <message>
        <source>no job has this token</source>
        <translation>kein Job hat diese Kennung</translation>
    </message>
    <message>
        <source>Nothing of it is ever credited or merged. Find out whether another store uses this place before anybody deletes it.</source>
        <translation>Nichts davon wird je gutgeschrieben oder zusammengeführt. Stellen Sie fest, ob ein anderer Speicher diesen Platz benutzt, bevor jemand ihn löscht.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>The store has no such request.</source>
        <translation>Eine solche Anforderung hat der Speicher nicht.</translation>
    </message>
    <message>
        <source>Site %1: %2</source>
        <translation>Standort %1: %2</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>merged file</source>
        <translation>zusammengeführte Datei</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>stray job</source>
        <translation>herrenloser Job</translation>
    </message>
    <message>
        <source>the comparison</source>
        <translation>der Vergleich</translation>
    </message>
    <message>
        <source>It was stopped on request.</source>
        <translation>Er wurde auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>it has %1 bytes</source>
        <translation>sie hat %1 Bytes</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>sie kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>its checksum is %1</source>
        <translation>ihre Prüfsumme ist %1</translation>
    </message>
    <message>
        <source>%1, %2 bytes, checksum %3</source>
        <comment>state of a file</comment>
        <translation>%1, %2 Bytes, Prüfsumme %3</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>wie festgehalten</translation>
    </message>
    <message>
        <source>credited outputs</source>
        <translation>gutgeschriebene Ausgaben</translation>
    </message>
    <message>
        <source>It waits for its merge.</source>
        <translation>Sie wartet auf ihre Zusammenführung.</translation>
    </message>
    <message>
        <source>merged files</source>
        <translation>zusammengeführte Dateien</translation>
    </message>
    <message>
        <source>It is declared when the request is finished.</source>
        <translation>Sie wird in den Katalog eingetragen, wenn die Anforderung abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Restore the file from a copy: it cannot be declared as it is. Hold the request until then.</source>
        <translation>Stellen Sie die Datei aus einer Kopie wieder her: so, wie sie ist, kann sie nicht in den Katalog eingetragen werden. Halten Sie die Anforderung bis dahin an.</translation>
    </message>
    <message>
        <source>The merged file %1 is damaged: %2.</source>
        <translation>Die zusammengeführte Datei %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>copies of files</source>
        <translation>Kopien von Dateien</translation>
    </message>
    <message>
        <source>Records and disk agree.</source>
        <translation>Aufzeichnungen und Platte stimmen überein.</translation>
    </message>
    <message>
        <source>Note what the copy is, so that no job relies on it; then restore it.</source>
        <translation>Vermerken Sie, wie es um die Kopie steht, damit kein Job sich auf sie verlässt; stellen Sie sie dann wieder her.</translation>
    </message>
    <message>
        <source>The copy is back: note it, so that its checksum is read and jobs can use it.</source>
        <translation>Die Kopie ist wieder da: vermerken Sie das, damit ihre Prüfsumme gelesen wird und Jobs sie benutzen können.</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>in den Katalog eingetragen</translation>
    </message>
    <message>
        <source>the catalogue does not have it</source>
        <translation>der Katalog hat sie nicht</translation>
    </message>
    <message>
        <source>the catalogue has another size, checksum or state</source>
        <translation>der Katalog hat eine andere Größe, Prüfsumme oder einen anderen Zustand</translation>
    </message>
    <message>
        <source>the catalogue has no copy of it</source>
        <translation>der Katalog hat keine Kopie von ihr</translation>
    </message>
    <message>
        <source>in the catalogue, with a copy</source>
        <translation>im Katalog, mit einer Kopie</translation>
    </message>
    <message>
        <source>Records and catalogue agree.</source>
        <translation>Aufzeichnungen und Katalog stimmen überein.</translation>
    </message>
    <message>
        <source>A person decides: nothing that reads this dataset is complete without the file.</source>
        <translation>Ein Mensch entscheidet: nichts, was diesen Datensatz liest, ist ohne die Datei vollständig.</translation>
    </message>
    <message>
        <source>the catalogue</source>
        <translation>der Katalog</translation>
    </message>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
</context>
<context>
    <name>SaysIsModel</name>
    <message>
        <source>Agree</source>
        <translation>Einig</translation>
    </message>
    <message>
        <source>Whether records and findings agree.</source>
        <translation>Ob Aufzeichnungen und Befund übereinstimmen.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What kind of thing it is.</source>
        <translation>Um welche Art von Ding es geht.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What was compared.</source>
        <translation>Was verglichen wurde.</translation>
    </message>
    <message>
        <source>Records say</source>
        <translation>Aufzeichnungen sagen</translation>
    </message>
    <message>
        <source>What the store says about it.</source>
        <translation>Was der Speicher darüber sagt.</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>Es ist</translation>
    </message>
    <message>
        <source>What the endpoint, the disk or the catalogue says about it.</source>
        <translation>Was die Gegenstelle, die Platte oder der Katalog darüber sagt.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>How old the record is.</source>
        <translation>Wie alt die Aufzeichnung ist.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What it means, and what to do about it.</source>
        <translation>Was es bedeutet, und was dagegen zu tun ist.</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>records and findings agree</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <comment>they disagree</comment>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>Shiftdeck</name>
    <message>
        <source>Shiftdeck</source>
        <translation>Shiftdeck</translation>
    </message>
    <message>
        <source>The window of Shiftdeck, a console for production campaigns.</source>
        <translation>Das Fenster von Shiftdeck, einer Konsole für Verarbeitungskampagnen.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Act as this operator of the store.</source>
        <translation>Als dieser Bediener des Speichers handeln.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>Farben: system, light oder dark.</translation>
    </message>
    <message>
        <source>WORD</source>
        <translation>WORT</translation>
    </message>
    <message>
        <source>Write a picture of the window and of every panel into this folder, print their paths, and end.</source>
        <translation>Ein Bild des Fensters und jeder Tafel in diesen Ordner schreiben, die Pfade ausgeben und enden.</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>Measure start, expanding and filtering, print the figures as JSON, and end.</source>
        <translation>Start, Aufklappen und Filtern messen, die Zahlen als JSON ausgeben und enden.</translation>
    </message>
    <message>
        <source>There is no theme called %1; there are system, light and dark.</source>
        <translation>Ein Farbschema %1 gibt es nicht; es gibt system, light und dark.</translation>
    </message>
    <message>
        <source>Please name the store: --store FILE.</source>
        <translation>Bitte nennen Sie den Speicher: --store DATEI.</translation>
    </message>
    <message>
        <source>Open this store: a file, an address or a connection.</source>
        <translation>Diesen Speicher öffnen: eine Datei, eine Adresse oder eine Verbindung.</translation>
    </message>
    <message>
        <source>Open the store of this connection.</source>
        <translation>Den Speicher dieser Verbindung öffnen.</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>run %1, %2</source>
        <comment>number, detector</comment>
        <translation>Run %1, %2</translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation>der ganze Run</translation>
    </message>
    <message>
        <source>from LS %1 on</source>
        <translation>ab LS %1</translation>
    </message>
    <message>
        <source>LS %1</source>
        <translation>LS %1</translation>
    </message>
    <message>
        <source>LS %1 to %2</source>
        <translation>LS %1 bis %2</translation>
    </message>
    <message>
        <source>flag %1</source>
        <translation>Markierung %1</translation>
    </message>
    <message>
        <source>It is undone already.</source>
        <translation>Sie ist schon zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 undone</source>
        <comment>a detector</comment>
        <translation>%1 zurückgenommen</translation>
    </message>
    <message>
        <source>It is %1 by now.</source>
        <comment>a state</comment>
        <translation>Die Zertifizierung ist inzwischen %1.</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <comment>a detector</comment>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>ausgemustert</translation>
    </message>
    <message>
        <source>%1, required</source>
        <comment>a detector</comment>
        <translation>%1, erforderlich</translation>
    </message>
    <message>
        <source>detector %1</source>
        <translation>Detektor %1</translation>
    </message>
    <message>
        <source>It is retired already, or not there.</source>
        <translation>Er ist schon ausgemustert oder nicht da.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>Kampagne %1</translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation>Es ist schon so.</translation>
    </message>
    <message>
        <source>a second person confirms</source>
        <translation>eine zweite Person bestätigt</translation>
    </message>
    <message>
        <source>nobody must confirm</source>
        <translation>niemand muss bestätigen</translation>
    </message>
</context>
<context>
    <name>SiteCertification</name>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>%1 of release %2</source>
        <comment>step, release</comment>
        <translation>%1 von Release %2</translation>
    </message>
    <message>
        <source>trial %1</source>
        <translation>Probelauf %1</translation>
    </message>
    <message>
        <source>%1 events, %2 bytes, adler32 %3</source>
        <translation>%1 Ereignisse, %2 Bytes, adler32 %3</translation>
    </message>
    <message>
        <source>Stream %1, file %2 (%3)</source>
        <comment>stream, number, name</comment>
        <translation>Strom %1, Datei %2 (%3)</translation>
    </message>
    <message>
        <source>%1 has %2; the sample has no such file.</source>
        <comment>which file, what is in it</comment>
        <translation>%1 hat %2; die Probe hat keine solche Datei.</translation>
    </message>
    <message>
        <source>%1 has %2; the sample has %3.</source>
        <comment>which file, what is in it, and in the sample</comment>
        <translation>%1 hat %2; die Probe hat %3.</translation>
    </message>
    <message>
        <source>%1 was not read after its merge.</source>
        <comment>which file</comment>
        <translation>%1 wurde nach dem Zusammenführen nicht gelesen.</translation>
    </message>
    <message>
        <source>Stream %1, file %2 was not made; the sample has %3.</source>
        <comment>stream, number, what is in it</comment>
        <translation>Strom %1, Datei %2 wurde nicht gemacht; die Probe hat %3.</translation>
    </message>
    <message>
        <source>It must be certified already.</source>
        <translation>Für ihn gilt die Zertifizierungspflicht schon.</translation>
    </message>
    <message>
        <source>It needs no certification.</source>
        <translation>Er braucht keine Zertifizierung.</translation>
    </message>
    <message>
        <source>Somebody else was faster.</source>
        <translation>Jemand anders war schneller.</translation>
    </message>
    <message>
        <source>Request %1 processes the sample %2 there already; it is %3.</source>
        <translation>Anforderung %1 verarbeitet dort schon die Probe %2; sie ist %3.</translation>
    </message>
    <message>
        <source>It has no copy of the sample&apos;s file of run %1 (%2). Copy it there, and register it with &quot;prodctl files register&quot;.</source>
        <translation>Er hat keine Kopie der Datei der Probe von Run %1 (%2). Kopieren Sie sie dorthin, und tragen Sie sie mit &quot;prodctl files register&quot; ein.</translation>
    </message>
    <message>
        <source>It processes the sample %1.</source>
        <translation>Dort wird die Probe %1 verarbeitet.</translation>
    </message>
    <message>
        <source>trial of %1 begun</source>
        <comment>step and release</comment>
        <translation>Probelauf von %1 begonnen</translation>
    </message>
    <message>
        <source>All merged files (%1) are those of the sample %2, in events, size and checksum.</source>
        <translation>Alle zusammengeführten Dateien (%1) sind die der Probe %2, in Ereignissen, Größe und Prüfsumme.</translation>
    </message>
    <message>
        <source>Further files that differ: %1.</source>
        <translation>Weitere Dateien, die abweichen: %1.</translation>
    </message>
    <message>
        <source>It is %1; its merged files are compared when it is finished.</source>
        <translation>Er ist %1; seine zusammengeführten Dateien werden verglichen, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>certified for %1</source>
        <comment>step and release</comment>
        <translation>zertifiziert für %1</translation>
    </message>
    <message>
        <source>not certified for %1</source>
        <comment>step and release</comment>
        <translation>nicht zertifiziert für %1</translation>
    </message>
    <message>
        <source>It is not certified for %1.</source>
        <comment>step and release</comment>
        <translation>Er ist nicht für %1 zertifiziert.</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
</context>
<context>
    <name>SiteEndpoint</name>
    <message>
        <source>the endpoint of site %1</source>
        <translation>die Gegenstelle von Standort %1</translation>
    </message>
    <message>
        <source>There is no endpoint of the kind &quot;%1&quot;; there are %2.</source>
        <translation>Eine Gegenstelle der Art &quot;%1&quot; gibt es nicht; es gibt %2.</translation>
    </message>
    <message>
        <source>An endpoint of the kind %1 has no setting &quot;%2&quot;.</source>
        <translation>Eine Gegenstelle der Art %1 hat keine Einstellung &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; is empty, too long, or more than one line.</source>
        <translation>Die Einstellung &quot;%1&quot; ist leer, zu lang oder mehr als eine Zeile.</translation>
    </message>
    <message>
        <source>Slurm needs the setting &quot;%1&quot;.</source>
        <translation>Slurm braucht die Einstellung &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The file of the access token is named by its whole path, as on the agent&apos;s machine.</source>
        <translation>Die Datei des Zugriffstokens wird mit ihrem ganzen Pfad genannt, wie auf dem Rechner des Agenten.</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; is a whole path, as on the agent&apos;s machine.</source>
        <translation>Die Einstellung &quot;%1&quot; ist ein ganzer Pfad, wie auf dem Rechner des Agenten.</translation>
    </message>
    <message>
        <source>ARC needs the setting &quot;url&quot;, and either &quot;credential&quot; or &quot;token-file&quot;.</source>
        <translation>ARC braucht die Einstellung &quot;url&quot;, und entweder &quot;credential&quot; oder &quot;token-file&quot;.</translation>
    </message>
    <message>
        <source>The setting &quot;stage-in&quot; is yes or no.</source>
        <translation>Die Einstellung &quot;stage-in&quot; ist yes oder no.</translation>
    </message>
    <message>
        <source>The address of an ARC begins with https: it is told who we are.</source>
        <translation>Die Adresse eines ARC beginnt mit https: es erfährt, wer wir sind.</translation>
    </message>
    <message>
        <source>The program that renews the credential is named by its whole path, without arguments, as on the agent&apos;s machine.</source>
        <translation>Das Programm, das die Berechtigung erneuert, wird mit seinem ganzen Pfad genannt, ohne Argumente, wie auf dem Rechner des Agenten.</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; is a word without blanks and quotes.</source>
        <translation>Die Einstellung &quot;%1&quot; ist ein Wort ohne Leerzeichen und Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>SiteFailureModel</name>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The class of the failure.</source>
        <translation>Die Klasse des Fehlers.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>How many jobs failed so at this site, retried ones included.</source>
        <translation>Wie viele Jobs an diesem Standort so fehlschlugen, noch einmal versuchte eingeschlossen.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>Without numbers, paths and names.</source>
        <translation>Ohne Zahlen, Pfade und Namen.</translation>
    </message>
    <message>
        <source>(no error text)</source>
        <translation>(kein Fehlertext)</translation>
    </message>
</context>
<context>
    <name>SiteHealth</name>
    <message>
        <source>No answer within %1 s.</source>
        <translation>Innerhalb von %1 s kam keine Antwort.</translation>
    </message>
</context>
<context>
    <name>SiteText</name>
    <message>
        <source>up</source>
        <comment>a site</comment>
        <translation>in Betrieb</translation>
    </message>
    <message>
        <source>slow (%1)</source>
        <comment>time of an answer</comment>
        <translation>langsam (%1)</translation>
    </message>
    <message>
        <source>down for %1</source>
        <translation>ausgefallen seit %1</translation>
    </message>
    <message>
        <source>not asked for %1</source>
        <translation>seit %1 nicht gefragt</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>nie gefragt</translation>
    </message>
    <message>
        <source>It takes long to answer; jobs are handed over and followed later than usual. %1</source>
        <translation>Er braucht lange für eine Antwort; Jobs werden später als üblich übergeben und verfolgt. %1</translation>
    </message>
    <message>
        <source>%1 Jobs there are followed again when it answers; drain it if that takes long. &quot;prodctl sites check %2&quot; asks it from your machine.</source>
        <translation>%1 Dortige Jobs werden wieder verfolgt, wenn er antwortet; sperren Sie ihn, wenn das lange dauert. &quot;prodctl sites check %2&quot; fragt ihn von Ihrem Rechner aus.</translation>
    </message>
    <message>
        <source>No agent asks it now: start one, or see in the status line what the agent does.</source>
        <translation>Kein Agent fragt ihn jetzt: starten Sie einen, oder sehen Sie in der Statuszeile, was der Agent tut.</translation>
    </message>
    <message>
        <source>drained</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>drained, %1</source>
        <comment>and how it is besides</comment>
        <translation>gesperrt, %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>percent, jobs</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>jobs, the oldest</comment>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>endete %1</translation>
    </message>
    <message>
        <source>%1 drained it %2: %3 Undrain it when it may take jobs again; jobs that wait: %4.</source>
        <translation>%1 hat ihn %2 gesperrt: %3 Entsperren Sie ihn, wenn er wieder Jobs annehmen darf; wartende Jobs: %4.</translation>
    </message>
    <message>
        <source>The credential of %1: %2</source>
        <comment>whose, and a sentence</comment>
        <translation>Die Berechtigung von %1: %2</translation>
    </message>
    <message>
        <source>Somebody wants it to be asked; the agent does that with its next look.</source>
        <translation>Jemand möchte, dass er gefragt wird; der Agent tut das bei seinem nächsten Durchgang.</translation>
    </message>
    <message>
        <source>Jobs that were handed over and of which it is not known whether they arrived: %1, the oldest for %2. The agent asks for them before it does anything else.</source>
        <translation>Jobs, die übergeben wurden und von denen nicht bekannt ist, ob sie ankamen: %1, der älteste seit %2. Der Agent fragt nach ihnen, bevor er irgendetwas anderes tut.</translation>
    </message>
    <message>
        <source>%1 good</source>
        <comment>verdicts</comment>
        <translation>%1 gut</translation>
    </message>
    <message>
        <source>%1 not</source>
        <comment>verdicts</comment>
        <translation>%1 nicht</translation>
    </message>
    <message>
        <source>%1 under way</source>
        <comment>trials</comment>
        <translation>%1 im Gang</translation>
    </message>
    <message>
        <source>needed, none yet</source>
        <translation>nötig, noch keine</translation>
    </message>
    <message>
        <source>needed: %1</source>
        <comment>verdicts</comment>
        <translation>nötig: %1</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>not needed: %1</source>
        <comment>verdicts</comment>
        <translation>nicht nötig: %1</translation>
    </message>
    <message>
        <source>It must be certified for a step and release before it may produce; %1 wants that, %2: %3</source>
        <comment>who, when, why</comment>
        <translation>Er muss für einen Schritt und ein Release zertifiziert sein, bevor er produzieren darf; %1 verlangt das, %2: %3</translation>
    </message>
</context>
<context>
    <name>SiteWorker</name>
    <message>
        <source>Site %1: %2</source>
        <translation>Standort %1: %2</translation>
    </message>
    <message>
        <source>Site %1 asks for a pause of %2 s.</source>
        <translation>Standort %1 bittet um eine Pause von %2 s.</translation>
    </message>
</context>
<context>
    <name>Sites</name>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>release %1 for %2</source>
        <comment>release, step</comment>
        <translation>Release %1 für %2</translation>
    </message>
    <message>
        <source>It is drained already: %1</source>
        <translation>Er ist schon gesperrt: %1</translation>
    </message>
    <message>
        <source>It is not drained.</source>
        <translation>Er ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>Somebody else was faster.</source>
        <translation>Jemand anders war schneller.</translation>
    </message>
    <message>
        <source>No application is registered for it.</source>
        <translation>Dafür ist keine Anwendung eingetragen.</translation>
    </message>
    <message>
        <source>It is approved already.</source>
        <translation>Es ist schon genehmigt.</translation>
    </message>
    <message>
        <source>approved: %1</source>
        <translation>genehmigt: %1</translation>
    </message>
    <message>
        <source>It is not approved.</source>
        <translation>Es ist nicht genehmigt.</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
</context>
<context>
    <name>Slurm</name>
    <message>
        <source>the answer of Slurm</source>
        <translation>die Antwort von Slurm</translation>
    </message>
    <message>
        <source>It is no JSON (%1, at byte %2).</source>
        <translation>Sie ist kein JSON (%1, bei Byte %2).</translation>
    </message>
    <message>
        <source>It is JSON, but no object.</source>
        <translation>Sie ist JSON, aber kein Objekt.</translation>
    </message>
    <message>
        <source>One of its jobs has no number or no state.</source>
        <translation>Einer ihrer Jobs hat keine Nummer oder keinen Zustand.</translation>
    </message>
    <message>
        <source>It says neither the number of a job nor an error.</source>
        <translation>Sie nennt weder die Nummer eines Jobs noch einen Fehler.</translation>
    </message>
    <message>
        <source>It has neither a list of jobs nor an error.</source>
        <translation>Sie hat weder eine Liste von Jobs noch einen Fehler.</translation>
    </message>
    <message>
        <source>It has more than %1 jobs.</source>
        <translation>Sie hat mehr als %1 Jobs.</translation>
    </message>
    <message>
        <source>%1 (error %2)</source>
        <translation>%1 (Fehler %2)</translation>
    </message>
    <message>
        <source>Slurm gave no reason.</source>
        <translation>Slurm nannte keinen Grund.</translation>
    </message>
    <message>
        <source>Slurm says: %1.</source>
        <translation>Slurm sagt: %1.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>This site knows no job with this token.</source>
        <translation>Dieser Standort kennt keinen Job mit dieser Kennung.</translation>
    </message>
    <message>
        <source>User, partition and account are words without blanks: &quot;%1&quot;.</source>
        <translation>Benutzer, Partition und Konto sind Wörter ohne Leerzeichen: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Slurm does not take the access token of %1 (HTTP %2). Renew it: %3</source>
        <translation>Slurm nimmt das Zugriffstoken von %1 nicht an (HTTP %2). Erneuern Sie es: %3</translation>
    </message>
    <message>
        <source>Slurm asks for a pause of %1 s (HTTP %2).</source>
        <translation>Slurm bittet um eine Pause von %1 s (HTTP %2).</translation>
    </message>
    <message>
        <source>Slurm asked for a pause; it is asked again in %1 s.</source>
        <translation>Slurm bat um eine Pause; es wird in %1 s wieder gefragt.</translation>
    </message>
    <message>
        <source>This is no slurmrestd. %1</source>
        <translation>Das ist kein slurmrestd. %1</translation>
    </message>
    <message>
        <source>It has none of the versions v0.0.%1 to v0.0.%2 of Slurm&apos;s interface; or there is no slurmrestd at this address.</source>
        <translation>Dort gibt es keine der Versionen v0.0.%1 bis v0.0.%2 der Schnittstelle von Slurm; oder unter dieser Adresse ist kein slurmrestd.</translation>
    </message>
    <message>
        <source>Slurm answers again only since %1 s; what it does not list yet may still appear, so nothing is called absent before %2 s are over.</source>
        <translation>Slurm antwortet erst seit %1 s wieder; was es noch nicht aufführt, kann noch erscheinen, also gilt nichts als abwesend, bevor %2 s vorbei sind.</translation>
    </message>
    <message>
        <source>HTTP %1. %2</source>
        <translation>HTTP %1. %2</translation>
    </message>
    <message>
        <source>No controller of Slurm answers. %1</source>
        <translation>Kein Controller von Slurm antwortet. %1</translation>
    </message>
    <message>
        <source>It has no accounting: how jobs ended that it has forgotten, only their reports tell.</source>
        <translation>Es hat keine Abrechnung: wie Jobs endeten, die es vergessen hat, sagen nur ihre Berichte.</translation>
    </message>
    <message>
        <source>Its accounting tells how jobs ended that it has forgotten.</source>
        <translation>Seine Abrechnung sagt, wie Jobs endeten, die es vergessen hat.</translation>
    </message>
    <message>
        <source>Its accounting does not answer, so jobs that it has forgotten and that left no report wait. %1</source>
        <translation>Seine Abrechnung antwortet nicht, also warten Jobs, die es vergessen hat und die keinen Bericht hinterließen. %1</translation>
    </message>
    <message>
        <source>Slurm (interface v0.0.%1) runs %2 jobs of all users, %3 wait. %4</source>
        <translation>Slurm (Schnittstelle v0.0.%1) führt %2 Jobs aller Benutzer aus, %3 warten. %4</translation>
    </message>
</context>
<context>
    <name>SourceChanges</name>
    <message>
        <source>It is %1, and must lie between %2 and %3.</source>
        <translation>Es ist %1 und muss zwischen %2 und %3 liegen.</translation>
    </message>
    <message>
        <source>the place of the source</source>
        <translation>der Ort der Quelle</translation>
    </message>
    <message>
        <source>It must have 1 to %1 characters.</source>
        <translation>Er muss 1 bis %1 Zeichen haben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no absolute path, as the agent&apos;s machine sees it.</source>
        <translation>&quot;%1&quot; ist, vom Rechner des Agenten aus gesehen, kein absoluter Pfad.</translation>
    </message>
    <message>
        <source>the pattern</source>
        <translation>das Muster</translation>
    </message>
    <message>
        <source>Only a folder has a pattern, markers and manifests.</source>
        <translation>Nur ein Ordner hat ein Muster, Marker und Manifeste.</translation>
    </message>
    <message>
        <source>the marker</source>
        <translation>der Marker</translation>
    </message>
    <message>
        <source>With &quot;quiet&quot; there is none; say &quot;marker&quot; or &quot;manifest&quot;.</source>
        <translation>Mit &quot;quiet&quot; gibt es keinen; sagen Sie &quot;marker&quot; oder &quot;manifest&quot;.</translation>
    </message>
    <message>
        <source>the steps</source>
        <translation>die Schritte</translation>
    </message>
    <message>
        <source>Name at least one.</source>
        <translation>Nennen Sie mindestens einen.</translation>
    </message>
    <message>
        <source>The step %1 is named twice.</source>
        <translation>Der Schritt %1 ist zweimal genannt.</translation>
    </message>
    <message>
        <source>the release</source>
        <translation>das Release</translation>
    </message>
    <message>
        <source>Release %1 has no application for the step %2.</source>
        <translation>Release %1 hat keine Anwendung für den Schritt %2.</translation>
    </message>
    <message>
        <source>the conditions tag</source>
        <translation>die Bedingungen</translation>
    </message>
    <message>
        <source>It must have 1 to 64 of the characters a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; and &apos;-&apos;.</source>
        <translation>Er muss 1 bis 64 Zeichen aus a-z, A-Z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; und &apos;-&apos; haben.</translation>
    </message>
    <message>
        <source>the size of a work unit</source>
        <translation>die Größe einer Arbeitseinheit</translation>
    </message>
    <message>
        <source>the priority</source>
        <translation>die Priorität</translation>
    </message>
    <message>
        <source>the quiet time in ms</source>
        <translation>die Ruhezeit in ms</translation>
    </message>
    <message>
        <source>the time between two looks in ms</source>
        <translation>die Zeit zwischen zweimal Nachsehen in ms</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>the source&apos;s name</source>
        <translation>der Name der Quelle</translation>
    </message>
    <message>
        <source>the source %1</source>
        <translation>die Quelle %1</translation>
    </message>
    <message>
        <source>Sources are never deleted; give the new one another name.</source>
        <translation>Quellen werden nie gelöscht; geben Sie der neuen einen anderen Namen.</translation>
    </message>
    <message>
        <source>the campaign</source>
        <translation>die Kampagne</translation>
    </message>
    <message>
        <source>the site</source>
        <translation>der Standort</translation>
    </message>
    <message>
        <source>The store has none with the name &quot;%1&quot;.</source>
        <translation>Der Speicher hat nichts mit dem Namen &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>the dataset</source>
        <translation>der Datensatz</translation>
    </message>
    <message>
        <source>Each run is a dataset of its own, so its name needs {run}, as in &quot;cms/raw/{run}&quot;.</source>
        <translation>Jeder Run ist ein eigener Datensatz, also braucht sein Name {run}, wie in &quot;cms/raw/{run}&quot;.</translation>
    </message>
    <message>
        <source>%1 of %2, for campaign %3</source>
        <comment>steps, place, campaign</comment>
        <translation>%1 von %2, für Kampagne %3</translation>
    </message>
    <message>
        <source>%1 stopped it already: %2</source>
        <comment>who, why</comment>
        <translation>%1 hat sie schon gestoppt: %2</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>a source</comment>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>It is not stopped.</source>
        <translation>Sie ist nicht gestoppt.</translation>
    </message>
    <message>
        <source>Somebody started it in the meantime.</source>
        <translation>Jemand hat sie inzwischen gestartet.</translation>
    </message>
    <message>
        <source>started</source>
        <comment>a source</comment>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>It is stopped: %1</source>
        <translation>Sie ist gestoppt: %1</translation>
    </message>
    <message>
        <source>look wanted</source>
        <comment>at a source</comment>
        <translation>Nachsehen gewünscht</translation>
    </message>
</context>
<context>
    <name>SourceListing</name>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>Looking was stopped.</source>
        <translation>Das Nachsehen wurde angehalten.</translation>
    </message>
    <message>
        <source>The source says that it is not complete.</source>
        <translation>Die Quelle sagt, dass er nicht vollständig ist.</translation>
    </message>
    <message>
        <source>The source names %1 twice, with another size or checksum.</source>
        <translation>Die Quelle nennt %1 zweimal, mit anderer Größe oder Prüfsumme.</translation>
    </message>
    <message>
        <source>It has more than %1 files; split it.</source>
        <translation>Er hat mehr als %1 Dateien; teilen Sie ihn.</translation>
    </message>
    <message>
        <source>%1 is not there, or no plain file.</source>
        <translation>%1 ist nicht da oder keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 bytes.</source>
        <comment>name, bytes, of bytes</comment>
        <translation>%1 hat %2 von %3 Bytes.</translation>
    </message>
    <message>
        <source>It has more than %1 entries; keep the files of each run in a folder of its own, or move old ones away.</source>
        <translation>Er hat mehr als %1 Einträge; legen Sie die Dateien jedes Runs in einen eigenen Ordner, oder räumen Sie alte weg.</translation>
    </message>
    <message>
        <source>It is larger than any manifest.</source>
        <translation>Sie ist größer als jedes Manifest.</translation>
    </message>
    <message>
        <source>Its manifest %1 names no files.</source>
        <translation>Sein Manifest %1 nennt keine Dateien.</translation>
    </message>
    <message>
        <source>Its manifest %1: %2</source>
        <comment>name, what is wrong</comment>
        <translation>Sein Manifest %1: %2</translation>
    </message>
    <message>
        <source>Its manifest does not name %1.</source>
        <translation>Sein Manifest nennt %1 nicht.</translation>
    </message>
    <message>
        <source>%1 is not there yet.</source>
        <comment>a file</comment>
        <translation>%1 ist noch nicht da.</translation>
    </message>
    <message>
        <source>There is no such folder on this machine.</source>
        <translation>Einen solchen Ordner gibt es auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>The folder cannot be read.</source>
        <translation>Der Ordner kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is no file %1 yet.</source>
        <translation>Es gibt noch keine Datei %1.</translation>
    </message>
    <message>
        <source>There is no such file on this machine.</source>
        <translation>Eine solche Datei gibt es auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>It is no plain file of %1 MB at most.</source>
        <translation>Es ist keine gewöhnliche Datei von höchstens %1 MB.</translation>
    </message>
    <message>
        <source>It is empty; it needs a header line with the columns run and path.</source>
        <translation>Sie ist leer; sie braucht eine Kopfzeile mit den Spalten run und path.</translation>
    </message>
    <message>
        <source>It is no Shiftdeck store, and its table or view raw_files cannot be read: %1</source>
        <translation>Es ist kein Speicher von Shiftdeck, und seine Tabelle oder Sicht raw_files kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Run %1: a file has no good copy on disk.</source>
        <translation>Run %1: eine Datei hat keine gute Kopie auf Platte.</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <comment>run, what is wrong</comment>
        <translation>Run %1: %2</translation>
    </message>
    <message>
        <source>Its path is not absolute.</source>
        <translation>Der Pfad ist nicht absolut.</translation>
    </message>
    <message>
        <source>It has more than %1 files; the last ones are not seen.</source>
        <translation>Es sind mehr als %1 Dateien; die letzten werden nicht gesehen.</translation>
    </message>
    <message>
        <source>%1 (%2 bytes then, %3 now)</source>
        <comment>name, bytes, bytes</comment>
        <translation>%1 (damals %2 Bytes, jetzt %3)</translation>
    </message>
    <message>
        <source>New files: %1, as %2.</source>
        <comment>number, names</comment>
        <translation>Neue Dateien: %1, etwa %2.</translation>
    </message>
    <message>
        <source>Files written again: %1, as %2.</source>
        <comment>number, names</comment>
        <translation>Neu geschriebene Dateien: %1, etwa %2.</translation>
    </message>
</context>
<context>
    <name>SourceModel</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What it is called.</source>
        <translation>Wie sie heißt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether the agent looks at it, and whether it can.</source>
        <translation>Ob der Agent dort nachsieht, und ob er es kann.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>The campaign that its requests belong to.</source>
        <translation>Die Kampagne, zu der ihre Anforderungen gehören.</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>The steps that are requested of each run.</source>
        <translation>Die Schritte, die für jeden Run angefordert werden.</translation>
    </message>
    <message>
        <source>Last look</source>
        <translation>Zuletzt angesehen</translation>
    </message>
    <message>
        <source>How long ago the agent looked.</source>
        <translation>Vor wie langer Zeit der Agent nachgesehen hat.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Runs that are seen and not complete yet.</source>
        <translation>Gesehene Runs, die noch nicht vollständig sind.</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Runs that became requests.</source>
        <translation>Runs, die zu Anforderungen wurden.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Runs that cannot be requested; each says why.</source>
        <translation>Runs, die nicht angefordert werden können; jeder sagt, warum.</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>Requested runs of which the source shows more, or other, files now.</source>
        <translation>Angeforderte Runs, von denen die Quelle jetzt mehr oder andere Dateien zeigt.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Where the agent looks.</source>
        <translation>Wo der Agent nachsieht.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>What was wrong with the last look.</source>
        <translation>Was beim letzten Nachsehen nicht stimmte.</translation>
    </message>
    <message>
        <source>%1; it took %2; runs: %3, files: %4; runs outside of the campaign&apos;s range: %5</source>
        <comment>time, span, numbers</comment>
        <translation>%1; Dauer %2; Runs: %3, Dateien: %4; Runs außerhalb des Bereichs der Kampagne: %5</translation>
    </message>
    <message>
        <source>No agent has looked yet.</source>
        <translation>Noch kein Agent hat nachgesehen.</translation>
    </message>
    <message>
        <source>never</source>
        <comment>looked at</comment>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>SourceRunModel</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The run number.</source>
        <translation>Die Nummer des Runs.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>seen, growing, complete, requested or refused.</source>
        <translation>seen, growing, complete, requested oder refused.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Its raw files at the source.</source>
        <translation>Seine Rohdateien an der Quelle.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The bytes of its raw files.</source>
        <translation>Die Bytes seiner Rohdateien.</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>How long ago the source showed it first.</source>
        <translation>Vor wie langer Zeit die Quelle ihn zuerst gezeigt hat.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>What it became: number, step and status of each request.</source>
        <translation>Was aus ihm wurde: Nummer, Schritt und Status jeder Anforderung.</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Was zu wissen ist</translation>
    </message>
    <message>
        <source>What it waits for, why it is refused, or what changed after it was requested.</source>
        <translation>Worauf er wartet, warum er abgelehnt ist, oder was sich geändert hat, nachdem er angefordert wurde.</translation>
    </message>
    <message>
        <source>requested, changed since</source>
        <comment>a run</comment>
        <translation>angefordert, seither geändert</translation>
    </message>
</context>
<context>
    <name>SourceText</name>
    <message>
        <source>stopped</source>
        <comment>a source</comment>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <comment>a source</comment>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>not looked at for %1</source>
        <comment>span</comment>
        <translation>seit %1 nicht angesehen</translation>
    </message>
    <message>
        <source>in trouble for %1</source>
        <comment>span</comment>
        <translation>gestört seit %1</translation>
    </message>
    <message>
        <source>watched</source>
        <comment>a source</comment>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>latest approved release</source>
        <translation>neuestes genehmigtes Release</translation>
    </message>
    <message>
        <source>conditions of the campaign</source>
        <translation>Bedingungen der Kampagne</translation>
    </message>
    <message>
        <source>a run in one job</source>
        <translation>ein Run in einem Job</translation>
    </message>
    <message>
        <source>files per job: %1</source>
        <translation>Dateien je Job: %1</translation>
    </message>
    <message>
        <source>events per work unit: %1</source>
        <translation>Ereignisse je Arbeitseinheit: %1</translation>
    </message>
    <message>
        <source>%1; %2; %3; %4; priority %5</source>
        <comment>steps, release, conditions, split, number</comment>
        <translation>%1; %2; %3; %4; Priorität %5</translation>
    </message>
    <message>
        <source>%1 stopped it %2: %3 Start it when its runs may come again.</source>
        <comment>who, when, why</comment>
        <translation>%1 hat sie %2 gestoppt: %3 Starten Sie sie, wenn ihre Runs wieder kommen dürfen.</translation>
    </message>
    <message>
        <source>An agent looks at it; if none is running, start one: prodctl agent.</source>
        <translation>Ein Agent sieht dort nach; wenn keiner läuft, starten Sie einen: prodctl agent.</translation>
    </message>
    <message>
        <source>The last look, %1: %2</source>
        <comment>when, what is wrong</comment>
        <translation>Zuletzt angesehen, %1: %2</translation>
    </message>
    <message>
        <source>Refused runs: %1. Each says why; when that is mended, &quot;Look now&quot; tries them again.</source>
        <translation>Abgelehnte Runs: %1. Jeder sagt, warum; wenn das behoben ist, versucht &quot;Jetzt nachsehen&quot; sie noch einmal.</translation>
    </message>
    <message>
        <source>Requested runs of which it shows more, or other, files now: %1. They are not asked for again by themselves: register what is new in a dataset of its own, and ask for that.</source>
        <translation>Angeforderte Runs, von denen sie jetzt mehr oder andere Dateien zeigt: %1. Sie werden nicht von selbst noch einmal angefordert: tragen Sie das Neue in einen eigenen Datensatz ein, und fordern Sie diesen an.</translation>
    </message>
    <message>
        <source>It is requested with the next look.</source>
        <translation>Er wird beim nächsten Nachsehen angefordert.</translation>
    </message>
    <message>
        <source>It is complete when nothing changes for another %1.</source>
        <comment>span</comment>
        <translation>Er ist vollständig, wenn sich noch %1 lang nichts ändert.</translation>
    </message>
    <message>
        <source>Nothing changed for %1; it is requested with the next look.</source>
        <comment>span</comment>
        <translation>Seit %1 hat sich nichts geändert; er wird beim nächsten Nachsehen angefordert.</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <comment>number, step, status</comment>
        <translation>%1 %2 (%3)</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
</context>
<context>
    <name>Staging</name>
    <message>
        <source>%1 has no copy on disk at the site.</source>
        <translation>%1 hat keine Kopie auf Platte am Standort.</translation>
    </message>
    <message>
        <source>It is %1; inputs are checked for assigned, staged and running requests.</source>
        <translation>Sie ist %1; Eingaben werden für zugeteilte, bereitgestellte und laufende Anforderungen geprüft.</translation>
    </message>
    <message>
        <source>Its input dataset has no files.</source>
        <translation>Ihr Eingabedatensatz hat keine Dateien.</translation>
    </message>
    <message>
        <source>%1 of %2 input files are good. %3</source>
        <comment>how many, of how many, what is wrong with the first</comment>
        <translation>%1 von %2 Eingabedateien sind gut. %3</translation>
    </message>
    <message numerus="yes">
        <source>All %n input file(s) are at the site, with the registered size, checksum and events.</source>
        <translation>
            <numerusform>Die %n Eingabedatei ist am Standort, mit eingetragener Größe, Prüfsumme und Ereigniszahl.</numerusform>
            <numerusform>Alle %n Eingabedateien sind am Standort, mit eingetragener Größe, Prüfsumme und Ereigniszahl.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stops</name>
    <message>
        <source>It is %1; only staged, running and held requests can be stopped.</source>
        <translation>Sie ist %1; nur bereitgestellte, laufende und angehaltene Anforderungen können gestoppt werden.</translation>
    </message>
    <message>
        <source>It is stopped already: %1</source>
        <translation>Sie ist schon gestoppt: %1</translation>
    </message>
    <message>
        <source>stopped (%1)</source>
        <translation>gestoppt (%1)</translation>
    </message>
    <message>
        <source>It is not stopped.</source>
        <translation>Sie ist nicht gestoppt.</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>läuft weiter</translation>
    </message>
    <message>
        <source>Nothing of it succeeded and %1 attempts failed. Probably the configuration is wrong: the release, the conditions or the application.</source>
        <translation>Nichts davon gelang, und %1 Versuche schlugen fehl. Wahrscheinlich ist die Konfiguration falsch: das Release, die Bedingungen oder die Anwendung.</translation>
    </message>
    <message>
        <source>Of the %1 attempts that ended at %2 within the last %3, %4 failed. Probably the site has a problem.</source>
        <comment>how many, site, span of time, how many of them</comment>
        <translation>Von den %1 Versuchen, die an %2 zuletzt innerhalb von %3 endeten, schlugen %4 fehl. Wahrscheinlich hat der Standort ein Problem.</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>There is no such store.</source>
        <translation>Einen solchen Speicher gibt es nicht.</translation>
    </message>
    <message>
        <source>The store holds the word &quot;%1&quot;, which has no meaning there.</source>
        <translation>Der Speicher enthält das Wort &quot;%1&quot;, das dort keinen Sinn hat.</translation>
    </message>
    <message>
        <source>The store has no such thing.</source>
        <translation>So etwas hat der Speicher nicht.</translation>
    </message>
    <message>
        <source>The store is being closed.</source>
        <translation>Der Speicher wird geschlossen.</translation>
    </message>
    <message>
        <source>The store was removed or replaced.</source>
        <translation>Der Speicher wurde entfernt oder ersetzt.</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>The store has no such job.</source>
        <translation>Einen solchen Job hat der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is no list of names of this kind.</source>
        <translation>Eine Namensliste dieser Art gibt es nicht.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anforderung %1</translation>
    </message>
    <message>
        <source>The store has no such request.</source>
        <translation>Eine solche Anforderung hat der Speicher nicht.</translation>
    </message>
    <message>
        <source>Another program holds the store&apos;s lock.</source>
        <translation>Ein anderes Programm hält die Sperre des Speichers.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Platte ist voll.</translation>
    </message>
    <message>
        <source>The store is damaged: %1.</source>
        <translation>Der Speicher ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>It is not a Shiftdeck store.</source>
        <translation>Es ist kein Shiftdeck-Speicher.</translation>
    </message>
    <message>
        <source>The store or its folder is read-only.</source>
        <translation>Der Speicher oder sein Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The store cannot be opened.</source>
        <translation>Der Speicher kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Its schema has the number %1.</source>
        <translation>Sein Schema hat die Nummer %1.</translation>
    </message>
    <message>
        <source>The store cannot be read.</source>
        <translation>Der Speicher kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A file of this name exists already.</source>
        <translation>Eine Datei dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Einen solchen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>The new store cannot be given its name.</source>
        <translation>Der neue Speicher kann seinen Namen nicht bekommen.</translation>
    </message>
    <message>
        <source>It is a database of another program.</source>
        <translation>Es ist die Datenbank eines anderen Programms.</translation>
    </message>
    <message>
        <source>Its tables were made by another state of Shiftdeck under the same number and fit this program no longer. Use the program that made it, or make a new store.</source>
        <translation>Seine Tabellen wurden von einem anderen Stand von Shiftdeck unter derselben Nummer angelegt und passen nicht mehr zu diesem Programm. Benutzen Sie das Programm, das ihn angelegt hat, oder legen Sie einen neuen Speicher an.</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; Shiftdeck needs 15 or newer.</source>
        <translation>Auf dem Server läuft PostgreSQL %1; Shiftdeck braucht 15 oder neuer.</translation>
    </message>
    <message>
        <source>The server did not answer for %1.</source>
        <translation>Der Server hat %1 lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>The connection was lost before the work was stored; nothing of it was done.</source>
        <translation>Die Verbindung ging verloren, bevor die Arbeit gespeichert war; nichts davon ist geschehen.</translation>
    </message>
    <message>
        <source>The connection was lost while the work was being stored, and the server could not be asked whether it was. Look at the audit before you do it again.</source>
        <translation>Die Verbindung ging verloren, während die Arbeit gespeichert wurde, und der Server konnte nicht gefragt werden, ob es gelang. Sehen Sie ins Änderungsverzeichnis, bevor Sie es noch einmal tun.</translation>
    </message>
    <message>
        <source>Somebody else changed the same rows.</source>
        <translation>Jemand anders hat dieselben Zeilen geändert.</translation>
    </message>
    <message>
        <source>Somebody else holds a lock on the same rows.</source>
        <translation>Jemand anders hält eine Sperre auf denselben Zeilen.</translation>
    </message>
    <message>
        <source>The server took too long and gave up.</source>
        <translation>Der Server brauchte zu lange und gab auf.</translation>
    </message>
    <message>
        <source>Your role in the database does not allow it: %1.</source>
        <translation>Ihre Rolle in der Datenbank erlaubt es nicht: %1.</translation>
    </message>
    <message>
        <source>The store is read-only here.</source>
        <translation>Der Speicher ist hier schreibgeschützt.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>Die Platte des Servers ist voll.</translation>
    </message>
    <message>
        <source>The connection to the server was lost: %1.</source>
        <translation>Die Verbindung zum Server ging verloren: %1.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened; what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Check the user name, and the password in the key store or PGPASSFILE.</source>
        <translation>Prüfen Sie den Benutzernamen und das Passwort im Schlüsselbund oder in PGPASSFILE.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate cannot be trusted: name the certificate authority with sslrootcert, and the host as the certificate does.</source>
        <translation>Dem Zertifikat des Servers ist nicht zu trauen: nennen Sie mit sslrootcert die Zertifizierungsstelle, und den Rechner so, wie das Zertifikat ihn nennt.</translation>
    </message>
    <message>
        <source>The server does not offer TLS on this port.</source>
        <translation>Der Server bietet an diesem Port kein TLS an.</translation>
    </message>
    <message>
        <source>Check the names of the database and of the user.</source>
        <translation>Prüfen Sie die Namen der Datenbank und des Benutzers.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator to let you in from this machine.</source>
        <translation>Bitten Sie den Verwalter des Servers, Sie von diesem Rechner aus zuzulassen.</translation>
    </message>
    <message>
        <source>Check the name of the host.</source>
        <translation>Prüfen Sie den Namen des Rechners.</translation>
    </message>
    <message>
        <source>Check host, port and network, and whether the server runs.</source>
        <translation>Prüfen Sie Rechner, Port und Netz, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde angehalten.</translation>
    </message>
    <message>
        <source>It does not say which version it has.</source>
        <translation>Er sagt nicht, welche Version er hat.</translation>
    </message>
    <message>
        <source>This database holds a store already.</source>
        <translation>Diese Datenbank enthält schon einen Speicher.</translation>
    </message>
    <message>
        <source>The database is empty. Its owner makes it a store with &quot;prodctl db init&quot;.</source>
        <translation>Die Datenbank ist leer. Der Eigentümer legt mit &quot;prodctl db init&quot; einen Speicher darin an.</translation>
    </message>
    <message>
        <source>It was written by a newer Shiftdeck (schema %1; this program knows up to %2).</source>
        <translation>Er wurde von einem neueren Shiftdeck geschrieben (Schema %1; dieses Programm kennt bis zu %2).</translation>
    </message>
    <message>
        <source>It has schema %1 and this program needs %2. Its owner brings it up to date with &quot;prodctl db migrate&quot;, when nobody works.</source>
        <translation>Er hat das Schema %1, und dieses Programm braucht %2. Der Eigentümer bringt ihn mit &quot;prodctl db migrate&quot; auf den neuesten Stand, wenn niemand arbeitet.</translation>
    </message>
    <message>
        <source>It has schema %1 and this program needs %2; &quot;prodctl db migrate&quot; brings it up to date.</source>
        <translation>Er hat das Schema %1, und dieses Programm braucht %2; &quot;prodctl db migrate&quot; bringt ihn auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>It lacks %1, which the other store has: they were made by different states of Shiftdeck.</source>
        <translation>Ihm fehlt %1, die der andere Speicher hat: die beiden wurden von verschiedenen Ständen von Shiftdeck angelegt.</translation>
    </message>
    <message>
        <source>the table &quot;%1&quot;</source>
        <translation>die Tabelle &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the column &quot;%1&quot; of the table &quot;%2&quot;</source>
        <translation>die Spalte &quot;%1&quot; der Tabelle &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Its table &quot;%1&quot; has other types or another key than the other store&apos;s.</source>
        <translation>Seine Tabelle &quot;%1&quot; hat andere Typen oder einen anderen Schlüssel als die des anderen Speichers.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; holds a text with a character of code 0, which PostgreSQL cannot store.</source>
        <translation>Die Spalte &quot;%1&quot; enthält einen Text mit einem Zeichen vom Code 0, das PostgreSQL nicht speichern kann.</translation>
    </message>
    <message>
        <source>The rows of the table &quot;%1&quot; are not those of the other store; nothing was kept of them.</source>
        <translation>Die Zeilen der Tabelle &quot;%1&quot; sind nicht die des anderen Speichers; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>A reference leads to nothing: %1. &quot;prodctl db check&quot; of the store that it comes from lists them all.</source>
        <translation>Ein Verweis führt ins Leere: %1. &quot;prodctl db check&quot; an dem Speicher, aus dem er kommt, listet alle auf.</translation>
    </message>
    <message>
        <source>The counters are wrong in the store that the rows come from: %1.</source>
        <translation>Die Zähler stimmen nicht in dem Speicher, aus dem die Zeilen kommen: %1.</translation>
    </message>
    <message>
        <source>It is not empty: its table &quot;%1&quot; has rows. Rows are brought into a new store only; make one with &quot;prodctl db init&quot;.</source>
        <translation>Er ist nicht leer: seine Tabelle &quot;%1&quot; hat Zeilen. Zeilen werden nur in einen neuen Speicher übertragen; legen Sie mit &quot;prodctl db init&quot; einen an.</translation>
    </message>
    <message>
        <source>The copying was stopped; nothing was changed in it.</source>
        <translation>Das Kopieren wurde angehalten; nichts wurde darin geändert.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>the address of the store</source>
        <translation>die Adresse des Speichers</translation>
    </message>
    <message>
        <source>It is longer than %1 characters.</source>
        <translation>Sie ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>It holds a password, which others could read in the list of processes. Leave it out: it is taken from the key store, or from PGPASSFILE.</source>
        <translation>Sie enthält ein Passwort, das andere in der Liste der Prozesse lesen könnten. Lassen Sie es weg: es wird aus dem Schlüsselbund genommen oder aus PGPASSFILE.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; contains a semicolon.</source>
        <translation>Der Wert von &quot;%1&quot; enthält ein Semikolon.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; of the table &quot;%2&quot; holds neither whole numbers nor text.</source>
        <translation>Die Spalte &quot;%1&quot; der Tabelle &quot;%2&quot; enthält weder ganze Zahlen noch Text.</translation>
    </message>
    <message>
        <source>The table &quot;%1&quot; has no primary key.</source>
        <translation>Die Tabelle &quot;%1&quot; hat keinen Primärschlüssel.</translation>
    </message>
    <message>
        <source>Your login sees the rows of its own site only, and this needs all of them.</source>
        <translation>Ihre Anmeldung sieht nur die Zeilen des eigenen Standorts, und hierfür sind alle nötig.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; of the table &quot;%2&quot; holds something that is no whole number.</source>
        <translation>Die Spalte &quot;%1&quot; der Tabelle &quot;%2&quot; enthält etwas, das keine ganze Zahl ist.</translation>
    </message>
    <message>
        <source>Your login has no role in this store. Its owner gives it one with &quot;prodctl operators add&quot;.</source>
        <translation>Ihre Anmeldung hat in diesem Speicher keine Rolle. Der Eigentümer gibt ihr eine mit &quot;prodctl operators add&quot;.</translation>
    </message>
    <message>
        <source>of an address that cannot be read</source>
        <translation>unter einer Adresse, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>It is not of the form postgresql://USER@HOST:PORT/DATABASE?NAME=VALUE, or names a setting that PostgreSQL does not have.</source>
        <translation>Sie hat nicht die Form postgresql://USER@HOST:PORT/DATABASE?NAME=VALUE, oder nennt eine Einstellung, die PostgreSQL nicht hat.</translation>
    </message>
    <message>
        <source>site %1</source>
        <translation>Standort %1</translation>
    </message>
    <message>
        <source>Your login is not enrolled there. Its owner does that with &quot;prodctl operators add&quot;, or &quot;operators enrol&quot; for who is one of its operators already.</source>
        <translation>Ihre Anmeldung ist dort nicht freigeschaltet. Der Eigentümer tut das mit &quot;prodctl operators add&quot;, oder mit &quot;operators enrol&quot; für jemanden, der dort schon Bediener ist.</translation>
    </message>
</context>
<context>
    <name>StoreRules</name>
    <message>
        <source>A work unit is credited at most once</source>
        <translation>Eine Arbeitseinheit wird höchstens einmal gutgeschrieben</translation>
    </message>
    <message>
        <source>A work unit counts as credited exactly when it has a credit</source>
        <translation>Eine Arbeitseinheit gilt genau dann als gutgeschrieben, wenn es eine Gutschrift gibt</translation>
    </message>
    <message>
        <source>The credited attempt is one that had claimed the work unit</source>
        <translation>Gutgeschrieben ist ein Versuch, der die Arbeitseinheit beansprucht hatte</translation>
    </message>
    <message>
        <source>A job is done only when all its work units are credited to it</source>
        <translation>Ein Job ist nur fertig, wenn ihm alle seine Arbeitseinheiten gutgeschrieben sind</translation>
    </message>
    <message>
        <source>Outputs are credited with all work units of their job</source>
        <translation>Ausgaben sind mit allen Arbeitseinheiten ihres Jobs gutgeschrieben</translation>
    </message>
    <message>
        <source>A work unit has one credited output per stream</source>
        <translation>Eine Arbeitseinheit hat je Strom eine gutgeschriebene Ausgabe</translation>
    </message>
    <message>
        <source>Surplus, superseded and bad outputs are in no merge</source>
        <translation>Überzählige, ersetzte und schlechte Ausgaben sind in keiner Zusammenführung</translation>
    </message>
    <message>
        <source>A credited attempt read all events of its work unit</source>
        <translation>Ein gutgeschriebener Versuch hat alle Ereignisse seiner Arbeitseinheit gelesen</translation>
    </message>
    <message>
        <source>A work unit covers events of an input file of its request</source>
        <translation>Eine Arbeitseinheit umfasst Ereignisse einer Eingabedatei ihrer Anforderung</translation>
    </message>
    <message>
        <source>Work units of a request do not overlap</source>
        <translation>Arbeitseinheiten einer Anforderung überschneiden sich nicht</translation>
    </message>
    <message>
        <source>A work unit counts as abandoned exactly when somebody signed for it</source>
        <translation>Eine Arbeitseinheit gilt genau dann als aufgegeben, wenn jemand dafür gezeichnet hat</translation>
    </message>
    <message>
        <source>Every event of a finished request is credited or signed off</source>
        <translation>Jedes Ereignis einer beendeten Anforderung ist gutgeschrieben oder abgezeichnet</translation>
    </message>
    <message>
        <source>An output is part of one merge at most</source>
        <translation>Eine Ausgabe gehört zu höchstens einer Zusammenführung</translation>
    </message>
    <message>
        <source>A merged output is part of a merge that is done</source>
        <translation>Eine zusammengeführte Ausgabe gehört zu einer fertigen Zusammenführung</translation>
    </message>
    <message>
        <source>A merged file has the events of its parts</source>
        <translation>Eine zusammengeführte Datei hat die Ereignisse ihrer Teile</translation>
    </message>
    <message>
        <source>A job that is done has a credited output of every stream</source>
        <translation>Ein fertiger Job hat eine gutgeschriebene Ausgabe jedes Stroms</translation>
    </message>
    <message>
        <source>Every credited output of a finished request is merged</source>
        <translation>Jede gutgeschriebene Ausgabe einer beendeten Anforderung ist zusammengeführt</translation>
    </message>
    <message>
        <source>An output counts as lost only when somebody signed for it</source>
        <translation>Eine Ausgabe gilt nur dann als verloren, wenn jemand dafür gezeichnet hat</translation>
    </message>
    <message>
        <source>Parts are released only after their merged file is verified</source>
        <translation>Teile werden erst freigegeben, wenn ihre zusammengeführte Datei geprüft ist</translation>
    </message>
    <message>
        <source>The catalogue has every merged file of a declared request, as it was merged</source>
        <translation>Der Katalog enthält jede zusammengeführte Datei einer eingetragenen Anforderung, so wie sie zusammengeführt wurde</translation>
    </message>
    <message>
        <source>The catalogue knows the inputs of every merged file</source>
        <translation>Der Katalog kennt die Eingaben jeder zusammengeführten Datei</translation>
    </message>
    <message>
        <source>No two attempts have the same submission token</source>
        <translation>Keine zwei Versuche haben dieselbe Kennung beim Einreichen</translation>
    </message>
    <message>
        <source>An attempt is submitted at most once</source>
        <translation>Ein Versuch wird höchstens einmal eingereicht</translation>
    </message>
    <message>
        <source>A merge has one open attempt at most</source>
        <translation>Eine Zusammenführung hat höchstens einen offenen Versuch</translation>
    </message>
    <message>
        <source>A dataset is processed by one request per step, release and conditions</source>
        <translation>Ein Datensatz wird je Schritt, Release und Bedingungen von einer Anforderung verarbeitet</translation>
    </message>
    <message>
        <source>Jobs run at the site that holds their request</source>
        <translation>Jobs laufen an dem Standort, der ihre Anforderung hält</translation>
    </message>
    <message>
        <source>A work unit is in one open attempt at most</source>
        <translation>Eine Arbeitseinheit ist in höchstens einem offenen Versuch</translation>
    </message>
    <message>
        <source>A work unit counts as claimed exactly when an open attempt has it</source>
        <translation>Eine Arbeitseinheit gilt genau dann als beansprucht, wenn ein offener Versuch sie hat</translation>
    </message>
    <message>
        <source>An attempt that is over holds no work unit</source>
        <translation>Ein Versuch, der vorbei ist, hält keine Arbeitseinheit</translation>
    </message>
    <message>
        <source>An aborted request has no open job</source>
        <translation>Eine abgebrochene Anforderung hat keinen offenen Job</translation>
    </message>
    <message>
        <source>The status of a request is the last one in its audit rows</source>
        <translation>Der Status einer Anforderung ist der letzte in ihren Zeilen des Änderungsverzeichnisses</translation>
    </message>
    <message>
        <source>Every retry is an audit row</source>
        <translation>Jeder neue Versuch ist eine Zeile des Änderungsverzeichnisses</translation>
    </message>
    <message>
        <source>The making of jobs is an audit row</source>
        <translation>Das Anlegen von Jobs ist eine Zeile des Änderungsverzeichnisses</translation>
    </message>
    <message>
        <source>A command that did something has audit rows</source>
        <translation>Ein Befehl, der etwas getan hat, hat Zeilen im Änderungsverzeichnis</translation>
    </message>
    <message>
        <source>No audit row was changed, removed or added by hand</source>
        <translation>Keine Zeile des Änderungsverzeichnisses wurde von Hand geändert, entfernt oder hinzugefügt</translation>
    </message>
    <message>
        <source>Every change of a job is one that the transition table allows</source>
        <translation>Jede Änderung eines Jobs ist eine, die die Tabelle der Übergänge erlaubt</translation>
    </message>
    <message>
        <source>Every change of a job was made from the status that it had</source>
        <translation>Jede Änderung eines Jobs ging von dem Status aus, den er hatte</translation>
    </message>
    <message>
        <source>The status of a job is the last one in its history</source>
        <translation>Der Status eines Jobs ist der letzte in seiner Geschichte</translation>
    </message>
    <message>
        <source>Every counter equals the rows that it counts</source>
        <translation>Jeder Zähler stimmt mit den Zeilen überein, die er zählt</translation>
    </message>
    <message>
        <source>Every reference leads to a row</source>
        <translation>Jeder Verweis führt zu einer Zeile</translation>
    </message>
    <message>
        <source>An entry of the logbook has all its links, and each leads somewhere</source>
        <translation>Ein Eintrag des Logbuchs hat alle seine Verweise, und jeder führt irgendwohin</translation>
    </message>
    <message>
        <source>What amends, closes or takes over an entry of the logbook fits its kind</source>
        <translation>Was einen Eintrag des Logbuchs berichtigt, schließt oder übernimmt, passt zu seiner Art</translation>
    </message>
    <message>
        <source>A site is drained, and a release approved for a step, once at a time</source>
        <translation>Ein Standort ist höchstens einmal zugleich gesperrt, und ein Release höchstens einmal zugleich für einen Schritt genehmigt</translation>
    </message>
    <message>
        <source>No job was handed to a site that had to be certified for it, and was not</source>
        <translation>Kein Job wurde einem Standort übergeben, der dafür zertifiziert sein musste und es nicht war</translation>
    </message>
    <message>
        <source>A good certification rests on a trial there whose merged files are those of its sample</source>
        <translation>Eine gute Zertifizierung beruht auf einem Probelauf dort, dessen zusammengeführte Dateien die seiner Probe sind</translation>
    </message>
    <message>
        <source>Nothing that a trial made is declared or in the catalogue</source>
        <translation>Nichts, was ein Probelauf gemacht hat, ist eingetragen oder im Katalog</translation>
    </message>
    <message>
        <source>The history of a request goes without a gap from new to its status</source>
        <translation>Die Geschichte einer Anforderung geht ohne Lücke von new bis zu ihrem Status</translation>
    </message>
    <message>
        <source>Versions of a milestone follow one another, and only a planned one is withdrawn</source>
        <translation>Versionen eines Meilensteins folgen aufeinander, und nur ein geplanter wird zurückgezogen</translation>
    </message>
    <message>
        <source>What is known about a run is as old as the import that said it</source>
        <translation>Was über einen Run bekannt ist, ist so alt wie der Import, der es sagte</translation>
    </message>
    <message>
        <source>No luminosity of a run says what the one before it said</source>
        <translation>Keine Luminosität eines Runs sagt, was die vorige schon sagte</translation>
    </message>
    <message>
        <source>A run of a source becomes requests once, each of the raw files of that run and nothing else</source>
        <translation>Ein Run einer Quelle wird einmal zu Anforderungen, jede mit den Rohdateien dieses Runs und nichts sonst</translation>
    </message>
    <message>
        <source>What is processed again for outdated conditions is the same step with others</source>
        <translation>Was wegen veralteter Bedingungen neu verarbeitet wird, ist derselbe Schritt mit anderen</translation>
    </message>
    <message>
        <source>Every run of a certified request was completed for a detector</source>
        <translation>Jeder Run einer zertifizierten Anforderung wurde für einen Detektor abgeschlossen</translation>
    </message>
    <message>
        <source>Every step of the certification of a run is one that the transition table allows</source>
        <translation>Jeder Schritt der Zertifizierung eines Runs ist einer, den die Tabelle der Übergänge erlaubt</translation>
    </message>
    <message>
        <source>What a second person confirmed is completed, and by another one</source>
        <translation>Was eine zweite Person bestätigt hat, ist abgeschlossen, und zwar von jemand anderem</translation>
    </message>
    <message>
        <source>What undoes a flag is of the same run, detector and lumisections</source>
        <translation>Was eine Markierung zurücknimmt, gilt für denselben Run, denselben Detektor und dieselben Lumisections</translation>
    </message>
    <message>
        <source>Versions of reference sets and of plot rules follow each other</source>
        <translation>Versionen von Referenzsätzen und Plot-Regeln folgen aufeinander</translation>
    </message>
    <message>
        <source>A reference set is of the kind of its plots</source>
        <translation>Ein Referenzsatz ist von der Art seiner Plots</translation>
    </message>
</context>
<context>
    <name>StreamModel</name>
    <message numerus="yes">
        <source>%n credited output(s) were damaged or lost before the merge.</source>
        <translation>
            <numerusform>%n gutgeschriebene Ausgabe wurde vor der Zusammenführung beschädigt oder ging verloren.</numerusform>
            <numerusform>%n gutgeschriebene Ausgaben wurden vor der Zusammenführung beschädigt oder gingen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <comment>run, what is suspicious</comment>
        <translation>Run %1: %2</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>Campaign, step and number of the request.</source>
        <translation>Kampagne, Schritt und Nummer der Anforderung.</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>One kind of output.</source>
        <translation>Eine Art von Ausgabe.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Runs with a credited output.</source>
        <translation>Runs mit einer gutgeschriebenen Ausgabe.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Credited outputs.</source>
        <translation>Gutgeschriebene Ausgaben.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Credited outputs without an event: good, and watched.</source>
        <translation>Gutgeschriebene Ausgaben ohne ein Ereignis: gut, und beobachtet.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Events that the credited jobs read.</source>
        <translation>Ereignisse, die die gutgeschriebenen Jobs lasen.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Events in the outputs.</source>
        <translation>Ereignisse in den Ausgaben.</translation>
    </message>
    <message>
        <source>Kept / read</source>
        <translation>Behalten / gelesen</translation>
    </message>
    <message>
        <source>The retention rate with its statistical error.</source>
        <translation>Der Anteil der behaltenen Ereignisse mit seinem statistischen Fehler.</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Runs that are empty where the other runs are not, and damaged outputs.</source>
        <translation>Runs, die leer sind, wo die anderen Runs es nicht sind, und beschädigte Ausgaben.</translation>
    </message>
    <message>
        <source>To merge</source>
        <translation>Zusammenzuführen</translation>
    </message>
    <message>
        <source>Credited outputs that are in no merged file yet.</source>
        <translation>Gutgeschriebene Ausgaben, die noch in keiner zusammengeführten Datei sind.</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Outputs that are in a verified merged file.</source>
        <translation>Ausgaben, die in einer geprüften zusammengeführten Datei sind.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Merged outputs that were deleted since.</source>
        <translation>Zusammengeführte Ausgaben, die seither gelöscht wurden.</translation>
    </message>
    <message>
        <source>Never merged</source>
        <translation>Nie zusammengeführt</translation>
    </message>
    <message>
        <source>Surplus and superseded outputs, and those signed off as lost.</source>
        <translation>Überzählige und ersetzte Ausgaben, und die als verloren abgezeichneten.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>campaign and step, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n suspicious run(s)</source>
        <translation>
            <numerusform>%n auffälliger Run</numerusform>
            <numerusform>%n auffällige Runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged output(s)</source>
        <translation>
            <numerusform>%n beschädigte Ausgabe</numerusform>
            <numerusform>%n beschädigte Ausgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Außerhalb</translation>
    </message>
    <message>
        <source>Runs that keep less or more than the campaign before lets expect.</source>
        <translation>Runs, die weniger oder mehr behalten, als die Kampagne davor erwarten lässt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>runs outside, runs</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>StreamRunModel</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The first run of the jobs.</source>
        <translation>Der erste Run der Jobs.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Credited outputs.</source>
        <translation>Gutgeschriebene Ausgaben.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Credited outputs without an event.</source>
        <translation>Gutgeschriebene Ausgaben ohne ein Ereignis.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Events that the credited jobs read.</source>
        <translation>Ereignisse, die die gutgeschriebenen Jobs lasen.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Events in the outputs.</source>
        <translation>Ereignisse in den Ausgaben.</translation>
    </message>
    <message>
        <source>Kept / read</source>
        <translation>Behalten / gelesen</translation>
    </message>
    <message>
        <source>The retention rate with its statistical error.</source>
        <translation>Der Anteil der behaltenen Ereignisse mit seinem statistischen Fehler.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>How probable it is that these empty runs keep nothing, when they are like the others.</source>
        <translation>Wie wahrscheinlich es ist, dass diese leeren Runs nichts behalten, wenn sie wie die anderen sind.</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Why the run is marked.</source>
        <translation>Warum der Run markiert ist.</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>The band in which the campaign before lets it be expected (99.7 %).</source>
        <translation>Das Band, in dem die Kampagne davor es erwarten lässt (99.7 %).</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>What the campaign before kept of the same run.</source>
        <translation>Was die Kampagne davor von demselben Run behielt.</translation>
    </message>
</context>
<context>
    <name>Stuck</name>
    <message>
        <source>It has been running for %1 minutes; half of the %2 jobs of its request that were looked at ran for less than %3.</source>
        <translation>Er läuft seit %1 Minuten; die Hälfte der %2 angesehenen Jobs seiner Anforderung lief weniger als %3.</translation>
    </message>
    <message>
        <source>It has been waiting at the site for %1 minutes; half of the %2 jobs of its request that were looked at waited for less than %3 and ran for less than %4.</source>
        <translation>Er wartet seit %1 Minuten am Standort; die Hälfte der %2 angesehenen Jobs seiner Anforderung wartete weniger als %3 und lief weniger als %4.</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>hängt</translation>
    </message>
    <message>
        <source>Job %1 is stuck. %2</source>
        <translation>Job %1 hängt. %2</translation>
    </message>
</context>
<context>
    <name>Submission</name>
    <message>
        <source>The output %1, a part of the merge, is missing: there is no file %2.</source>
        <translation>Die Ausgabe %1, ein Teil der Zusammenführung, fehlt: es gibt keine Datei %2.</translation>
    </message>
    <message>
        <source>The output %1, a part of the merge, has changed: it has %2 bytes, %3 were credited.</source>
        <translation>Die Ausgabe %1, ein Teil der Zusammenführung, hat sich geändert: sie hat %2 Bytes, %3 wurden gutgeschrieben.</translation>
    </message>
    <message>
        <source>No application is registered for the step %1 of release %2.</source>
        <translation>Für den Schritt %1 von Release %2 ist keine Anwendung eingetragen.</translation>
    </message>
    <message>
        <source>preparing jobs</source>
        <translation>Jobs werden vorbereitet</translation>
    </message>
    <message>
        <source>The endpoint refused the job. %1</source>
        <translation>Die Gegenstelle lehnte den Job ab. %1</translation>
    </message>
    <message>
        <source>submitting jobs to %1</source>
        <translation>Jobs werden bei %1 eingereicht</translation>
    </message>
    <message>
        <source>nodes to avoid</source>
        <translation>zu meidende Knoten</translation>
    </message>
    <message>
        <source>%1; this endpoint cannot choose nodes, so the job may run there again.</source>
        <translation>%1; diese Gegenstelle kann keine Knoten wählen, also kann der Job wieder dort laufen.</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>%1 was written while it was read.</source>
        <translation>%1 wurde geschrieben, während sie gelesen wurde.</translation>
    </message>
</context>
<context>
    <name>TimeSpan</name>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a larger and a smaller unit of time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>time span</comment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>time span</comment>
        <translation>in %1</translation>
    </message>
    <message>
        <source>ends now</source>
        <translation>endet jetzt</translation>
    </message>
    <message>
        <source>ends in %1</source>
        <comment>time span</comment>
        <translation>endet in %1</translation>
    </message>
    <message>
        <source>ended %1 ago</source>
        <comment>time span</comment>
        <translation>endete vor %1</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When the status changed.</source>
        <translation>Wann sich der Status änderte.</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>How long the new status lasted.</source>
        <translation>Wie lange der neue Status dauerte.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Status before.</source>
        <translation>Status davor.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>Status after.</source>
        <translation>Status danach.</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>Site %1 is not certified for %2 of release %3: %4</source>
        <comment>site, step, release, what differs</comment>
        <translation>Standort %1 ist nicht für %2 von Release %3 zertifiziert: %4</translation>
    </message>
</context>
<context>
    <name>VomsAttributes</name>
    <message>
        <source>Its VOMS extension is damaged: it holds no list of attribute certificates.</source>
        <translation>Ihre VOMS-Erweiterung ist beschädigt: sie enthält keine Liste von Attributzertifikaten.</translation>
    </message>
</context>
<context>
    <name>WebToken</name>
    <message>
        <source>A part of the token is no base64url.</source>
        <translation>Ein Teil des Tokens ist kein base64url.</translation>
    </message>
    <message>
        <source>A part of the token is no JSON object.</source>
        <translation>Ein Teil des Tokens ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The time &quot;%1&quot; of the token is no time.</source>
        <translation>Die Zeit &quot;%1&quot; des Tokens ist keine Zeit.</translation>
    </message>
    <message>
        <source>It is no web token.</source>
        <translation>Es ist kein Web-Token.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ActivityPanel</name>
    <message>
        <source>Show what it was done to</source>
        <translation>Zeigen, woran es geschah</translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation>Rückgängig...</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Entries shown</source>
        <translation>Gezeigte Einträge</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Who did what, when and why, as it happens.</source>
        <translation>Wer was wann warum getan hat, während es geschieht.</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Nichts passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Change or clear the filter above to see other entries.</source>
        <translation>Ändern oder leeren Sie den Filter oben, um andere Einträge zu sehen.</translation>
    </message>
    <message>
        <source>Every change, whoever makes it, is listed here with its reason.</source>
        <translation>Jede Änderung, wer sie auch macht, steht hier mit ihrem Grund.</translation>
    </message>
    <message>
        <source>The activity cannot be read.</source>
        <translation>Die Aktivität kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation>Einträge: %1</translation>
    </message>
    <message>
        <source>The newest %1 entries; scroll down for older ones</source>
        <translation>Die neuesten %1 Einträge; für ältere nach unten blättern</translation>
    </message>
    <message>
        <source>There is no panel for %1.</source>
        <translation>Für %1 gibt es keine Tafel.</translation>
    </message>
    <message>
        <source>Select an entry to take it back.</source>
        <translation>Wählen Sie einen Eintrag, um ihn zurückzunehmen.</translation>
    </message>
    <message>
        <source>Shows what taking back receipt %1 would change; nothing is done yet.</source>
        <translation>Zeigt, was die Rücknahme von Beleg %1 ändern würde; noch geschieht nichts.</translation>
    </message>
    <message>
        <source>This entry cannot be taken back.</source>
        <translation>Dieser Eintrag kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Selects the request, job or site in the other panels.</source>
        <translation>Wählt die Anforderung, den Job oder den Standort in den anderen Tafeln.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::CertificationBox</name>
    <message>
        <source>Certify...</source>
        <translation>Zertifizieren...</translation>
    </message>
    <message>
        <source>Withdraw...</source>
        <translation>Zurückziehen...</translation>
    </message>
    <message>
        <source>Require...</source>
        <translation>Verlangen...</translation>
    </message>
    <message>
        <source>Exempt...</source>
        <translation>Befreien...</translation>
    </message>
    <message>
        <source>What the chosen site is certified for</source>
        <translation>Wofür der gewählte Standort zertifiziert ist</translation>
    </message>
    <message>
        <source>Findings of the chosen certification</source>
        <translation>Befund der gewählten Zertifizierung</translation>
    </message>
    <message>
        <source>Choose a site first.</source>
        <translation>Wählen Sie erst einen Standort.</translation>
    </message>
    <message>
        <source>It must be certified already.</source>
        <translation>Für ihn gilt die Zertifizierungspflicht schon.</translation>
    </message>
    <message>
        <source>It needs no certification.</source>
        <translation>Er braucht keine Zertifizierung.</translation>
    </message>
    <message>
        <source>Choose a good certification first.</source>
        <translation>Wählen Sie erst eine gute Zertifizierung.</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Zertifizierung</translation>
    </message>
</context>
<context>
    <name>shiftdeck::CertificationTab</name>
    <message>
        <source>The chosen run and detector</source>
        <translation>Der gewählte Run und Detektor</translation>
    </message>
    <message>
        <source>The runs in short</source>
        <translation>Die Runs in Kürze</translation>
    </message>
    <message>
        <source>Runs and detectors</source>
        <translation>Runs und Detektoren</translation>
    </message>
    <message>
        <source>History of the chosen run and detector</source>
        <translation>Geschichte des gewählten Runs und Detektors</translation>
    </message>
    <message>
        <source>Nothing was said yet.</source>
        <translation>Noch wurde nichts gesagt.</translation>
    </message>
    <message>
        <source>Choose cells above and press G for good, B for bad or X for excluded.</source>
        <translation>Wählen Sie oben Zellen, und drücken Sie G für gut, B für schlecht oder X für ausgeschlossen.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Comment...</source>
        <translation>Kommentar...</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abzeichnen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Open again...</source>
        <translation>Wieder öffnen...</translation>
    </message>
    <message>
        <source>Undo flag</source>
        <translation>Markierung zurücknehmen</translation>
    </message>
    <message>
        <source>Next open</source>
        <translation>Nächste offene</translation>
    </message>
    <message>
        <source>To the next cell that is open (N).</source>
        <translation>Zur nächsten Zelle, die offen ist (N).</translation>
    </message>
    <message>
        <source>Previous open</source>
        <translation>Vorige offene</translation>
    </message>
    <message>
        <source>To the cell before that is open (P).</source>
        <translation>Zur vorigen Zelle, die offen ist (P).</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>To the history of the cell (Enter).</source>
        <translation>Zur Geschichte der Zelle (Eingabe).</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Zertifizierung</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>The quality of the runs cannot be read.</source>
        <translation>Die Qualität der Runs kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No detectors yet.</source>
        <translation>Noch keine Detektoren.</translation>
    </message>
    <message>
        <source>Runs are certified detector by detector; a manager adds them: Campaign, Add detector..., or &quot;prodctl detectors add&quot;.</source>
        <translation>Runs werden Detektor für Detektor zertifiziert; ein Manager legt diese an: Kampagne, Detektor anlegen..., oder &quot;prodctl detectors add&quot;.</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Kein Run passt zum Filter.</translation>
    </message>
    <message>
        <source>Change or clear the filter above to see other runs.</source>
        <translation>Ändern oder leeren Sie den Filter oben, um andere Runs zu sehen.</translation>
    </message>
    <message>
        <source>No runs yet.</source>
        <translation>Noch keine Runs.</translation>
    </message>
    <message>
        <source>Runs appear here when their raw files are registered.</source>
        <translation>Runs erscheinen hier, wenn ihre Rohdateien eingetragen sind.</translation>
    </message>
    <message>
        <source>Runs: %1, open: %2, signed off: %3, completed: %4  ·  G good, B bad, X excluded, - not set; a dot: signed off, two: completed, three: confirmed</source>
        <translation>Runs: %1, offen: %2, abgezeichnet: %3, abgeschlossen: %4  ·  G gut, B schlecht, X ausgeschlossen, - nicht gesetzt; ein Punkt: abgezeichnet, zwei: abgeschlossen, drei: bestätigt</translation>
    </message>
    <message>
        <source>No other cell is open.</source>
        <translation>Keine andere Zelle ist offen.</translation>
    </message>
    <message>
        <source>Choose cells of detectors first.</source>
        <translation>Wählen Sie erst Zellen von Detektoren.</translation>
    </message>
    <message>
        <source>Choose the same detectors in each run: one plan is for all of them.</source>
        <translation>Wählen Sie in jedem Run dieselben Detektoren: ein Plan gilt für alle.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Takes the newest flag that counts in each chosen cell back (U).</source>
        <translation>Nimmt in jeder gewählten Zelle die neueste Markierung zurück, die gilt (U).</translation>
    </message>
    <message>
        <source>Nothing is flagged there.</source>
        <translation>Dort ist nichts markiert.</translation>
    </message>
    <message>
        <source>These are too many flags at once; choose fewer cells.</source>
        <translation>Das sind zu viele Markierungen auf einmal; wählen Sie weniger Zellen.</translation>
    </message>
    <message>
        <source>More</source>
        <comment>further commands</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What else can be done with the chosen cells.</source>
        <translation>Was mit den gewählten Zellen noch getan werden kann.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ColumnProfile</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which columns are shown. The menu of the header (right click) shows and hides single ones.</source>
        <translation>Welche Spalten gezeigt werden. Das Menü der Kopfzeile (Rechtsklick) zeigt und verbirgt einzelne.</translation>
    </message>
    <message>
        <source>Shifter</source>
        <translation>Schichtleiter</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>Datenqualität</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Eigene</translation>
    </message>
</context>
<context>
    <name>shiftdeck::CommandActions</name>
    <message>
        <source>%1 failed jobs</source>
        <comment>the command Resubmit</comment>
        <translation>%1 fehlgeschlagene Jobs</translation>
    </message>
    <message>
        <source>%1...</source>
        <comment>a command that asks</comment>
        <translation>%1...</translation>
    </message>
    <message>
        <source>The operator is not known yet.</source>
        <translation>Der Bediener ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Select a job in the job tree first.</source>
        <translation>Wählen Sie zuerst einen Job im Jobbaum.</translation>
    </message>
    <message>
        <source>Select a request first.</source>
        <translation>Wählen Sie zuerst eine Anforderung.</translation>
    </message>
    <message>
        <source>The store has not answered yet.</source>
        <translation>Der Speicher hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>None of its jobs failed.</source>
        <translation>Keiner ihrer Jobs schlug fehl.</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Jetzt nicht: %1</translation>
    </message>
    <message>
        <source>Show job in logbook</source>
        <translation>Job im Logbuch zeigen</translation>
    </message>
    <message>
        <source>Show request in logbook</source>
        <translation>Anforderung im Logbuch zeigen</translation>
    </message>
    <message>
        <source>Write about job...</source>
        <translation>Zum Job schreiben...</translation>
    </message>
    <message>
        <source>Write about request...</source>
        <translation>Zur Anforderung schreiben...</translation>
    </message>
    <message>
        <source>Shows the entries of the logbook about what is selected.</source>
        <translation>Zeigt die Einträge des Logbuchs zum Gewählten.</translation>
    </message>
    <message>
        <source>Writes in the logbook about what is selected.</source>
        <translation>Schreibt zum Gewählten in das Logbuch.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::CommandForm</name>
    <message>
        <source>%1 *</source>
        <comment>title of a required field</comment>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ConnectionDialog</name>
    <message>
        <source>%1: the server&apos;s certificate and name are checked</source>
        <translation>%1: Zertifikat und Name des Servers werden geprüft</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>what you call it, for instance prod</source>
        <translation>wie Sie sie nennen, zum Beispiel prod</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>db.example.org, or the folder of a socket</source>
        <translation>db.example.org, oder der Ordner eines Sockets</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>usual</source>
        <comment>the port</comment>
        <translation>üblich</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>your login there, which is the operator&apos;s name</source>
        <translation>Ihre Anmeldung dort, zugleich der Name des Bedieners</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>D&amp;ienst</translation>
    </message>
    <message>
        <source>of ~/.pg_service.conf or PGSERVICEFILE, instead of a server</source>
        <translation>aus ~/.pg_service.conf oder PGSERVICEFILE, statt eines Servers</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>V&amp;erschlüsselung</translation>
    </message>
    <message>
        <source>What is lost with this encryption</source>
        <translation>Was mit dieser Verschlüsselung verloren geht</translation>
    </message>
    <message>
        <source>Certificate &amp;authorities</source>
        <translation>&amp;Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>else PGSSLROOTCERT, or ~/.postgresql/root.crt</source>
        <translation>sonst PGSSLROOTCERT, oder ~/.postgresql/root.crt</translation>
    </message>
    <message>
        <source>Choose the file of certificate authorities</source>
        <translation>Die Datei der Zertifizierungsstellen wählen</translation>
    </message>
    <message>
        <source>Where the password comes from</source>
        <translation>Woher das Passwort kommt</translation>
    </message>
    <message>
        <source>the key store</source>
        <translation>der Schlüsselbund</translation>
    </message>
    <message>
        <source>~/.pgpass, or the file of PGPASSFILE</source>
        <translation>~/.pgpass, oder die Datei von PGPASSFILE</translation>
    </message>
    <message>
        <source>asked each time</source>
        <translation>jedes Mal gefragt</translation>
    </message>
    <message>
        <source>Password &amp;from</source>
        <translation>Passwort a&amp;us</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>for the test; empty: as it is found above</source>
        <translation>für den Test; leer: wie oben gefunden</translation>
    </message>
    <message>
        <source>&amp;Remember this password in the key store</source>
        <translation>Dieses Passwort im Schlüsselbund &amp;merken</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>Ergebnis &amp;kopieren</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>Certificate authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem)</source>
        <translation>Zertifikate (*.crt *.pem)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Asking the key store...</source>
        <translation>Der Schlüsselbund wird gefragt...</translation>
    </message>
    <message>
        <source>S&amp;top the test</source>
        <translation>Test &amp;anhalten</translation>
    </message>
    <message>
        <source>Testing...</source>
        <translation>Es wird getestet...</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung funktioniert.</translation>
    </message>
    <message>
        <source>The connection does not work.</source>
        <translation>Die Verbindung funktioniert nicht.</translation>
    </message>
    <message>
        <source>The connection is saved, but its password is not: %1</source>
        <translation>Die Verbindung ist gespeichert, aber ihr Passwort nicht: %1</translation>
    </message>
</context>
<context>
    <name>shiftdeck::EmptyHint</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts zu zeigen</translation>
    </message>
    <message>
        <source>Reading the store...</source>
        <translation>Der Speicher wird gelesen...</translation>
    </message>
</context>
<context>
    <name>shiftdeck::EndpointsPanel</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Drain...</source>
        <translation>Sperren...</translation>
    </message>
    <message>
        <source>Undrain...</source>
        <translation>Entsperren...</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Gegenstellen</translation>
    </message>
    <message>
        <source>How each site is, what it runs, how well it did lately, and what is wrong there.</source>
        <translation>Wie es um jeden Standort steht, was er ausführt, wie erfolgreich er zuletzt war und was dort nicht stimmt.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>Failures at the chosen site</source>
        <translation>Fehler am gewählten Standort</translation>
    </message>
    <message>
        <source>The sites in short</source>
        <translation>Die Standorte in Kürze</translation>
    </message>
    <message>
        <source>How the chosen site is, and what to do</source>
        <translation>Wie es um den gewählten Standort steht und was zu tun ist</translation>
    </message>
    <message>
        <source>No sites yet.</source>
        <translation>Noch keine Standorte.</translation>
    </message>
    <message>
        <source>A site is a place where jobs run; &quot;prodctl sites add&quot; makes one.</source>
        <translation>Ein Standort ist ein Ort, an dem Jobs laufen; &quot;prodctl sites add&quot; legt einen an.</translation>
    </message>
    <message>
        <source>The sites cannot be read.</source>
        <translation>Die Standorte können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Sites: %1, well: %2, down: %3, drained: %4</source>
        <translation>Standorte: %1, in Ordnung: %2, ausgefallen: %3, gesperrt: %4</translation>
    </message>
    <message>
        <source>The failures cannot be read.</source>
        <translation>Die Fehler können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No site is chosen.</source>
        <translation>Kein Standort ist gewählt.</translation>
    </message>
    <message>
        <source>Choose a site above to see its failures.</source>
        <translation>Wählen Sie oben einen Standort, um seine Fehler zu sehen.</translation>
    </message>
    <message>
        <source>No failures.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message>
        <source>No job failed at this site.</source>
        <translation>An diesem Standort schlug kein Job fehl.</translation>
    </message>
    <message>
        <source>The last failure: job %1, %2, %3. %4</source>
        <comment>number, class, age, what to do</comment>
        <translation>Der letzte Fehler: Job %1, %2, %3. %4</translation>
    </message>
    <message>
        <source>The last failure: job %1, %2, %3: %4 %5</source>
        <comment>number, class, age, error text, what to do</comment>
        <translation>Der letzte Fehler: Job %1, %2, %3: %4 %5</translation>
    </message>
    <message>
        <source>Choose a site first.</source>
        <translation>Wählen Sie erst einen Standort.</translation>
    </message>
    <message>
        <source>You act for another site.</source>
        <translation>Sie handeln für einen anderen Standort.</translation>
    </message>
    <message>
        <source>It is drained already.</source>
        <translation>Er ist schon gesperrt.</translation>
    </message>
    <message>
        <source>It is not drained.</source>
        <translation>Er ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>The certifications cannot be read.</source>
        <translation>Die Zertifizierungen können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No certification yet.</source>
        <translation>Noch keine Zertifizierung.</translation>
    </message>
    <message>
        <source>&quot;Certify...&quot; has the site process a sample; what comes of it is compared.</source>
        <translation>&quot;Zertifizieren...&quot; lässt den Standort eine Probe verarbeiten; was daraus wird, wird verglichen.</translation>
    </message>
    <message>
        <source>About the chosen site</source>
        <translation>Zum gewählten Standort</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Zertifizierung</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ExitCodes::ExitCodes</name>
    <message>
        <source>signal %1</source>
        <translation>Signal %1</translation>
    </message>
</context>
<context>
    <name>shiftdeck::FailureChart</name>
    <message>
        <source>Failed attempts by class</source>
        <translation>Fehlversuche nach Klasse</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>%1 of %2 failed attempts (%3)</source>
        <translation>%1 von %2 Fehlversuchen (%3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>class and count</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>shiftdeck::FailureModesPanel</name>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Resubmit...</source>
        <translation>Neu einreichen...</translation>
    </message>
    <message>
        <source>Show all failures again, and all jobs in the Job tree.</source>
        <translation>Wieder alle Fehler zeigen, und alle Jobs im Jobbaum.</translation>
    </message>
    <message>
        <source>Shows which of the failed jobs would be tried again, and why; nothing is done yet.</source>
        <translation>Zeigt, welche der fehlgeschlagenen Jobs noch einmal versucht würden, und warum; noch geschieht nichts.</translation>
    </message>
    <message>
        <source>Meaning and remedy</source>
        <translation>Bedeutung und Abhilfe</translation>
    </message>
    <message>
        <source>Failure modes</source>
        <translation>Fehlerarten</translation>
    </message>
    <message>
        <source>What went wrong, how often and where, and what to do about it.</source>
        <translation>Was schiefging, wie oft und wo, und was dagegen zu tun ist.</translation>
    </message>
    <message>
        <source>The failures cannot be read.</source>
        <translation>Die Fehler können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No failures.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message>
        <source>When a job fails, its cause is shown and counted here, with what to do about it.</source>
        <translation>Wenn ein Job fehlschlägt, wird die Ursache hier gezeigt und gezählt, und was dagegen zu tun ist.</translation>
    </message>
    <message>
        <source>No job of the selected requests has failed. Select other requests to see theirs.</source>
        <translation>Kein Job der gewählten Anforderungen schlug fehl. Wählen Sie andere Anforderungen, um deren Fehler zu sehen.</translation>
    </message>
    <message>
        <source>Failed attempts in all requests: %1</source>
        <translation>Fehlversuche in allen Anforderungen: %1</translation>
    </message>
    <message>
        <source>Failed attempts in the selected request: %1</source>
        <translation>Fehlversuche in der gewählten Anforderung: %1</translation>
    </message>
    <message>
        <source>Failed attempts in %1 selected requests: %2</source>
        <translation>Fehlversuche in %1 gewählten Anforderungen: %2</translation>
    </message>
    <message>
        <source>Choose a bar or a row to see what it means and what to do; the Job tree then shows those jobs alone.</source>
        <translation>Wählen Sie einen Balken oder eine Zeile, um zu sehen, was sie bedeutet und was zu tun ist; der Jobbaum zeigt dann nur diese Jobs.</translation>
    </message>
    <message>
        <source>&lt;b&gt;What to do:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;Was zu tun ist:&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>Per site</source>
        <translation>Je Standort</translation>
    </message>
    <message>
        <source>Per node</source>
        <translation>Je Knoten</translation>
    </message>
    <message>
        <source>Per release</source>
        <translation>Je Release</translation>
    </message>
    <message>
        <source>Count failures per</source>
        <translation>Fehler zählen je</translation>
    </message>
    <message>
        <source>What the failures of one class and error text are counted per.</source>
        <translation>Wonach die Fehler einer Klasse und eines Fehlertextes gezählt werden.</translation>
    </message>
    <message>
        <source>Failures by class, error text and place</source>
        <translation>Fehler nach Klasse, Fehlertext und Ort</translation>
    </message>
    <message>
        <source>Make a rule from this...</source>
        <translation>Daraus eine Regel machen...</translation>
    </message>
    <message>
        <source>Choose a bar or a row first.</source>
        <translation>Wählen Sie erst einen Balken oder eine Zeile.</translation>
    </message>
    <message>
        <source>Opens a new rule about failures like these; it only watches at first.</source>
        <translation>Öffnet eine neue Regel über solche Fehler; sie beobachtet zuerst nur.</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Jetzt nicht: %1</translation>
    </message>
</context>
<context>
    <name>shiftdeck::FilterBox</name>
    <message>
        <source>Filter %1, for example: %2</source>
        <translation>%1 filtern, zum Beispiel: %2</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>%1 filtern</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>Was am Filter falsch ist</translation>
    </message>
    <message>
        <source>How a filter is written</source>
        <translation>Wie man einen Filter schreibt</translation>
    </message>
    <message>
        <source>Help on filters</source>
        <translation>Hilfe zu Filtern</translation>
    </message>
    <message>
        <source>Completions of the filter</source>
        <translation>Ergänzungen des Filters</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Filters&lt;/h3&gt;&lt;p&gt;A filter is one or more comparisons, joined by &lt;b&gt;and&lt;/b&gt; and &lt;b&gt;or&lt;/b&gt;, turned round by &lt;b&gt;not&lt;/b&gt;, grouped with parentheses. Text without an operator is searched for in what is shown.&lt;/p&gt;&lt;p&gt;&lt;code&gt;status = error and run &amp;gt; 146000&lt;/code&gt;&lt;br&gt;&lt;code&gt;class in (exit-code, early-end) and not site = alpha&lt;/code&gt;&lt;br&gt;&lt;code&gt;changed &amp;gt; -2h&lt;/code&gt; (in the last two hours)&lt;br&gt;&lt;code&gt;dataset ~ muon&lt;/code&gt; (contains)&lt;/p&gt;&lt;p&gt;Operators: &lt;code&gt;= != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= ~ in&lt;/code&gt;. Ages: s, m, h, d, w. Ctrl+Space completes.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Filter&lt;/h3&gt;&lt;p&gt;Ein Filter ist ein Vergleich oder mehrere, verbunden mit &lt;b&gt;and&lt;/b&gt; und &lt;b&gt;or&lt;/b&gt;, umgekehrt mit &lt;b&gt;not&lt;/b&gt;, gruppiert mit Klammern. Text ohne Operator wird im Gezeigten gesucht.&lt;/p&gt;&lt;p&gt;&lt;code&gt;status = error and run &amp;gt; 146000&lt;/code&gt;&lt;br&gt;&lt;code&gt;class in (exit-code, early-end) and not site = alpha&lt;/code&gt;&lt;br&gt;&lt;code&gt;changed &amp;gt; -2h&lt;/code&gt; (in den letzten zwei Stunden)&lt;br&gt;&lt;code&gt;dataset ~ muon&lt;/code&gt; (enthält)&lt;/p&gt;&lt;p&gt;Operatoren: &lt;code&gt;= != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= ~ in&lt;/code&gt;. Alter: s, m, h, d, w. Strg+Leertaste ergänzt.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>shiftdeck::GoodRunsTab</name>
    <message>
        <source>Keep list...</source>
        <translation>Liste aufbewahren...</translation>
    </message>
    <message>
        <source>Keeps the list of this rule as a version of a name.</source>
        <translation>Bewahrt die Liste dieser Regel als Version eines Namens auf.</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Keeps a list from a file, to compare with.</source>
        <translation>Bewahrt eine Liste aus einer Datei auf, um mit ihr zu vergleichen.</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <source>Writes the chosen list as certified-run JSON.</source>
        <translation>Schreibt die gewählte Liste als JSON zertifizierter Runs.</translation>
    </message>
    <message>
        <source>Export anti-list...</source>
        <translation>Anti-Liste exportieren...</translation>
    </message>
    <message>
        <source>Writes the candidates that are not in the chosen list as certified-run JSON.</source>
        <translation>Schreibt die Kandidaten, die nicht in der gewählten Liste sind, als JSON zertifizierter Runs.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Tells by what two chosen lists differ.</source>
        <translation>Sagt, worin sich zwei gewählte Listen unterscheiden.</translation>
    </message>
    <message>
        <source>Take rule</source>
        <translation>Regel übernehmen</translation>
    </message>
    <message>
        <source>Puts the rule of the chosen list above.</source>
        <translation>Setzt die Regel der gewählten Liste oben ein.</translation>
    </message>
    <message>
        <source>Candidates:</source>
        <comment>runs</comment>
        <translation>Kandidaten:</translation>
    </message>
    <message>
        <source>Good when:</source>
        <comment>a lumisection</comment>
        <translation>Gut, wenn:</translation>
    </message>
    <message>
        <source>The list that the rule makes</source>
        <translation>Die Liste, die die Regel ergibt</translation>
    </message>
    <message>
        <source>What each clause costs</source>
        <translation>Was jede Klausel kostet</translation>
    </message>
    <message>
        <source>No rule yet.</source>
        <translation>Noch keine Regel.</translation>
    </message>
    <message>
        <source>Type what a good lumisection is, as &quot;tracker = good&quot;.</source>
        <translation>Geben Sie ein, was eine gute Lumisection ist, wie &quot;tracker = good&quot;.</translation>
    </message>
    <message>
        <source>Good-run lists that are kept</source>
        <translation>Aufbewahrte Good-Run-Listen</translation>
    </message>
    <message>
        <source>About the chosen lists</source>
        <translation>Über die gewählten Listen</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>lumisections</source>
        <translation>Lumisections</translation>
    </message>
    <message>
        <source>No good-run lists yet.</source>
        <translation>Noch keine Good-Run-Listen.</translation>
    </message>
    <message>
        <source>Type a rule above, and keep the list that it makes.</source>
        <translation>Geben Sie oben eine Regel ein, und bewahren Sie die Liste auf, die sie ergibt.</translation>
    </message>
    <message>
        <source>The good-run lists cannot be read.</source>
        <translation>Die Good-Run-Listen können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>luminosity not known</source>
        <translation>Luminosität nicht bekannt</translation>
    </message>
    <message>
        <source>In the list: %1 of %2 runs, %3 LS, %4. Not in it: %5 LS, %6.</source>
        <comment>numbers and luminosities</comment>
        <translation>In der Liste: %1 von %2 Runs, %3 LS, %4. Nicht darin: %5 LS, %6.</translation>
    </message>
    <message>
        <source>Runs whose lumisections are not known: %1; they count as far as their flags go.</source>
        <translation>Runs, deren Lumisections nicht bekannt sind: %1; sie zählen, soweit ihre Markierungen reichen.</translation>
    </message>
    <message>
        <source>Luminosity by %1.</source>
        <comment>methods</comment>
        <translation>Luminosität nach %1.</translation>
    </message>
    <message>
        <source>%1, by %2: %3 runs, %4 LS.</source>
        <comment>list, who, numbers</comment>
        <translation>%1, von %2: %3 Runs, %4 LS.</translation>
    </message>
    <message>
        <source>Of the runs with %1.</source>
        <comment>a filter</comment>
        <translation>Von den Runs mit %1.</translation>
    </message>
    <message>
        <source>%1 and %2 are the same list.</source>
        <translation>%1 und %2 sind dieselbe Liste.</translation>
    </message>
    <message>
        <source>%1: %2 runs, %3 LS, %4.</source>
        <comment>which part, numbers, luminosity</comment>
        <translation>%1: %2 Runs, %3 LS, %4.</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>In beiden</translation>
    </message>
    <message>
        <source>Only in %1</source>
        <translation>Nur in %1</translation>
    </message>
    <message>
        <source>Export anti-list</source>
        <translation>Anti-Liste exportieren</translation>
    </message>
    <message>
        <source>Export good-run list</source>
        <translation>Good-Run-Liste exportieren</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>%1 was saved to %2.</source>
        <comment>list, path</comment>
        <translation>%1 wurde in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Type a rule first.</source>
        <translation>Geben Sie erst eine Regel ein.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::JobDetailsPanel</name>
    <message>
        <source>No job is shown</source>
        <translation>Kein Job wird gezeigt</translation>
    </message>
    <message>
        <source>Facts from the job and its report</source>
        <translation>Tatsachen vom Job und aus seinem Bericht</translation>
    </message>
    <message>
        <source>Parts of the job&apos;s details</source>
        <translation>Teile der Jobdetails</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Files of the job</source>
        <translation>Dateien des Jobs</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Timeline of the job</source>
        <translation>Zeitverlauf des Jobs</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Evidence about the job</source>
        <translation>Belege zum Job</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No job selected</source>
        <translation>Kein Job gewählt</translation>
    </message>
    <message>
        <source>Select a job in the job tree to see what it did and why.</source>
        <translation>Wählen Sie einen Job im Jobbaum, um zu sehen, was er tat und warum.</translation>
    </message>
    <message>
        <source>Job details</source>
        <translation>Jobdetails</translation>
    </message>
    <message>
        <source>One job: its verdict, report, files, timeline, evidence and log.</source>
        <translation>Ein Job: Urteil, Bericht, Dateien, Zeitverlauf, Belege und Protokoll.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>What can be done with this job</source>
        <translation>Was mit diesem Job getan werden kann</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Opens the job&apos;s folder in the file manager.</source>
        <translation>Öffnet den Ordner des Jobs im Dateimanager.</translation>
    </message>
    <message>
        <source>The job has no folder yet.</source>
        <translation>Der Job hat noch keinen Ordner.</translation>
    </message>
    <message>
        <source>This job cannot be shown</source>
        <translation>Dieser Job kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Job %1, merge</source>
        <translation>Job %1, Zusammenführung</translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>Files (%1)</source>
        <translation>Dateien (%1)</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
</context>
<context>
    <name>shiftdeck::JobTreeModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Request, grid job, job, and the files of a job.</source>
        <translation>Anforderung, Grid-Job, Job und die Dateien eines Jobs.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status of the request or job; of a grid job whether it failed in part or in total.</source>
        <translation>Status der Anforderung oder des Jobs; bei einem Grid-Job, ob er zum Teil oder ganz fehlschlug.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Jobs done, failed and open below this row.</source>
        <translation>Fertige, fehlgeschlagene und offene Jobs unter dieser Zeile.</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Which attempt at its work units the job is.</source>
        <translation>Der wievielte Versuch an seinen Arbeitseinheiten der Job ist.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Run of the job&apos;s first work unit.</source>
        <translation>Run der ersten Arbeitseinheit des Jobs.</translation>
    </message>
    <message>
        <source>Events in</source>
        <translation>Ereignisse ein</translation>
    </message>
    <message>
        <source>Events read, of the events the job was given.</source>
        <translation>Gelesene von den Ereignissen, die der Job bekam.</translation>
    </message>
    <message>
        <source>Events out</source>
        <translation>Ereignisse aus</translation>
    </message>
    <message>
        <source>Events written to all streams.</source>
        <translation>In alle Ströme geschriebene Ereignisse.</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Why the job failed.</source>
        <translation>Warum der Job fehlschlug.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Where the job runs.</source>
        <translation>Wo der Job läuft.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>The machine that ran the job.</source>
        <translation>Der Rechner, auf dem der Job lief.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>When the row last changed.</source>
        <translation>Wann sich die Zeile zuletzt änderte.</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>Grid job %1 (merge)</source>
        <translation>Grid-Job %1 (Zusammenführung)</translation>
    </message>
    <message>
        <source>Grid job %1 (retry)</source>
        <translation>Grid-Job %1 (Wiederholung)</translation>
    </message>
    <message>
        <source>Grid job %1</source>
        <translation>Grid-Job %1</translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>Job %1: merge %2</source>
        <translation>Job %1: Zusammenführung %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>events read of events given</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation>Eingabe %1</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <comment>stream, file name</comment>
        <translation>Ausgabe %1: %2</translation>
    </message>
    <message>
        <source>Token %1
Work units: %2</source>
        <translation>Kennung %1
Arbeitseinheiten: %2</translation>
    </message>
    <message>
        <source>Retried by job %1.</source>
        <translation>Wiederholt von Job %1.</translation>
    </message>
    <message>
        <source>It is being cancelled.</source>
        <translation>Er wird gerade abgebrochen.</translation>
    </message>
    <message>
        <source>Made by %1 at %2; %3 of its jobs are shown.</source>
        <translation>Angelegt von %1 am %2; %3 seiner Jobs werden gezeigt.</translation>
    </message>
    <message>
        <source>Not all of its jobs have ended.</source>
        <translation>Noch sind nicht alle seine Jobs zu Ende.</translation>
    </message>
    <message>
        <source>All of its jobs are done.</source>
        <translation>Alle seine Jobs sind fertig.</translation>
    </message>
    <message>
        <source>It failed in part: some of its jobs have good outputs, others do not.</source>
        <translation>Er schlug zum Teil fehl: einige seiner Jobs haben gute Ausgaben, andere nicht.</translation>
    </message>
    <message>
        <source>It failed in total: none of its jobs has a good output.</source>
        <translation>Er schlug ganz fehl: keiner seiner Jobs hat eine gute Ausgabe.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::JobTreePanel</name>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Job tree</source>
        <translation>Jobbaum</translation>
    </message>
    <message>
        <source>Jobs are being read</source>
        <translation>Die Jobs werden gelesen</translation>
    </message>
    <message>
        <source>Requests, their grid jobs, jobs and files.</source>
        <translation>Anforderungen, ihre Grid-Jobs, Jobs und Dateien.</translation>
    </message>
    <message>
        <source>What can be done with jobs</source>
        <translation>Was mit Jobs getan werden kann</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Shows the log of the selected job (%1).</source>
        <translation>Zeigt das Protokoll des gewählten Jobs (%1).</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Closes all rows of the tree.</source>
        <translation>Schließt alle Zeilen des Baums.</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Show all jobs that failed like this</source>
        <translation>Alle Jobs zeigen, die so fehlschlugen</translation>
    </message>
    <message>
        <source>No job matches the filter.</source>
        <translation>Kein Job passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter to see all jobs.</source>
        <translation>Leeren Sie den Filter, um alle Jobs zu sehen.</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Noch keine Anforderungen.</translation>
    </message>
    <message>
        <source>When a request is running, its jobs are shown here.</source>
        <translation>Wenn eine Anforderung läuft, werden ihre Jobs hier gezeigt.</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anforderung</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anforderungen</translation>
    </message>
</context>
<context>
    <name>shiftdeck::LogView</name>
    <message>
        <source>Load earlier</source>
        <translation>Früheres laden</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Which log</source>
        <translation>Welches Protokoll</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Keeps reading the end of the file while the job runs.</source>
        <translation>Liest das Ende der Datei weiter, solange der Job läuft.</translation>
    </message>
    <message>
        <source>Reads the part of the file before what is shown.</source>
        <translation>Liest den Teil der Datei vor dem Gezeigten.</translation>
    </message>
    <message>
        <source>Search the log (Ctrl+F)</source>
        <translation>Im Protokoll suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>What is shown of the log</source>
        <translation>Was vom Protokoll gezeigt wird</translation>
    </message>
    <message>
        <source>The job has not written this file.</source>
        <translation>Der Job hat diese Datei nicht geschrieben.</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>%1 matches or more</source>
        <translation>%1 Treffer oder mehr</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>The job has no folder yet.</source>
        <translation>Der Job hat noch keinen Ordner.</translation>
    </message>
    <message>
        <source>The last %1 of %2.</source>
        <translation>Die letzten %1 von %2.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::LogbookPanel</name>
    <message>
        <source>New entry...</source>
        <translation>Neuer Eintrag...</translation>
    </message>
    <message>
        <source>New hand-over...</source>
        <translation>Neue Übergabe...</translation>
    </message>
    <message>
        <source>Close problem...</source>
        <translation>Problem schließen...</translation>
    </message>
    <message>
        <source>Take over...</source>
        <translation>Übernehmen...</translation>
    </message>
    <message>
        <source>Amend...</source>
        <translation>Berichtigen...</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>Was offen ist</translation>
    </message>
    <message>
        <source>logbook</source>
        <translation>Logbuch</translation>
    </message>
    <message>
        <source>Shows open problems, and hand-over notes that nobody has taken over; again: everything.</source>
        <translation>Zeigt offene Probleme, und Übergabenotizen, die niemand übernommen hat; noch einmal: alles.</translation>
    </message>
    <message>
        <source>What waits for somebody</source>
        <translation>Was auf jemanden wartet</translation>
    </message>
    <message>
        <source>Entries shown</source>
        <translation>Gezeigte Einträge</translation>
    </message>
    <message>
        <source>Logbook</source>
        <translation>Logbuch</translation>
    </message>
    <message>
        <source>What one shift tells the next: notes, problems and hand-over notes, with links to the work.</source>
        <translation>Was eine Schicht der nächsten sagt: Notizen, Probleme und Übergabenotizen, mit Verweisen auf die Arbeit.</translation>
    </message>
    <message>
        <source>What can be done with the logbook</source>
        <translation>Was mit dem Logbuch getan werden kann</translation>
    </message>
    <message>
        <source>The entry that is selected</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
        <source>Select an entry to read it.</source>
        <translation>Wählen Sie einen Eintrag, um ihn zu lesen.</translation>
    </message>
    <message>
        <source>No entry matches the filter.</source>
        <translation>Kein Eintrag passt zum Filter.</translation>
    </message>
    <message>
        <source>Change or clear the filter above to see other entries.</source>
        <translation>Ändern oder leeren Sie den Filter oben, um andere Einträge zu sehen.</translation>
    </message>
    <message>
        <source>The logbook is empty.</source>
        <translation>Das Logbuch ist leer.</translation>
    </message>
    <message>
        <source>Write down what the next shift must know: a note, a problem that stays open until somebody closes it, or a hand-over note that somebody takes over.</source>
        <translation>Halten Sie fest, was die nächste Schicht wissen muss: eine Notiz, ein Problem, das offen bleibt, bis es jemand schließt, oder eine Übergabenotiz, die jemand übernimmt.</translation>
    </message>
    <message>
        <source>more than %1</source>
        <comment>so many</comment>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>Open problems: %1</source>
        <translation>Offene Probleme: %1</translation>
    </message>
    <message>
        <source>Hand-over notes to be taken over: %1</source>
        <translation>Zu übernehmende Übergabenotizen: %1</translation>
    </message>
    <message>
        <source>No problem is open, and no hand-over note waits.</source>
        <translation>Kein Problem ist offen, und keine Übergabenotiz wartet.</translation>
    </message>
    <message>
        <source>The logbook cannot be read.</source>
        <translation>Das Logbuch kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation>Einträge: %1</translation>
    </message>
    <message>
        <source>The newest %1 entries; scroll down for older ones</source>
        <translation>Die neuesten %1 Einträge; für ältere nach unten blättern</translation>
    </message>
    <message>
        <source>Select an entry first.</source>
        <translation>Wählen Sie zuerst einen Eintrag.</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Jetzt nicht: %1</translation>
    </message>
    <message>
        <source>Only an open problem is closed.</source>
        <translation>Nur ein offenes Problem wird geschlossen.</translation>
    </message>
    <message>
        <source>Only a hand-over note that waits is taken over.</source>
        <translation>Nur eine wartende Übergabenotiz wird übernommen.</translation>
    </message>
    <message>
        <source>You wrote it; somebody else takes it over.</source>
        <translation>Sie haben sie geschrieben; jemand anders übernimmt sie.</translation>
    </message>
    <message>
        <source>The problem is closed; write a new entry.</source>
        <translation>Das Problem ist geschlossen; schreiben Sie einen neuen Eintrag.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::LossChart</name>
    <message>
        <source>alone</source>
        <comment>a loss</comment>
        <translation>allein</translation>
    </message>
    <message>
        <source>with other clauses</source>
        <comment>a loss</comment>
        <translation>mit anderen Klauseln</translation>
    </message>
    <message>
        <source>Losses by clause</source>
        <translation>Verluste nach Klausel</translation>
    </message>
    <message>
        <source>%1: alone %2, with others %3</source>
        <comment>clause, losses</comment>
        <translation>%1: allein %2, mit anderen %3</translation>
    </message>
    <message>
        <source>Luminosity lost (%1)</source>
        <comment>unit</comment>
        <translation>Verlorene Luminosität (%1)</translation>
    </message>
    <message>
        <source>Lumisections lost</source>
        <translation>Verlorene Lumisections</translation>
    </message>
</context>
<context>
    <name>shiftdeck::LumiStrip</name>
    <message>
        <source>Lumisections of the chosen run and detector</source>
        <translation>Lumisections des gewählten Runs und Detektors</translation>
    </message>
    <message>
        <source>LS %1: %2, by flag %3 (%4)</source>
        <comment>lumisection, flag, number, lumisections</comment>
        <translation>LS %1: %2, durch Markierung %3 (%4)</translation>
    </message>
    <message>
        <source>LS %1: not-set</source>
        <comment>lumisection</comment>
        <translation>LS %1: not-set</translation>
    </message>
</context>
<context>
    <name>shiftdeck::MainWindow</name>
    <message>
        <source>%1 - Shiftdeck</source>
        <translation>%1 - Shiftdeck</translation>
    </message>
    <message>
        <source>&amp;Operator</source>
        <translation>B&amp;ediener</translation>
    </message>
    <message>
        <source>A problem with the store</source>
        <translation>Ein Problem mit dem Speicher</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>operator, role</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The store has no operator called %1; you act as %2.</source>
        <translation>Im Speicher gibt es keinen Bediener %1; Sie handeln als %2.</translation>
    </message>
    <message>
        <source>Takes back: %1</source>
        <translation>Nimmt zurück: %1</translation>
    </message>
    <message>
        <source>The program prodctl was not found beside this one. Start it by hand: prodctl agent.</source>
        <translation>Das Programm prodctl wurde neben diesem nicht gefunden. Starten Sie es selbst: prodctl agent.</translation>
    </message>
    <message>
        <source>The agent could not be started: %1</source>
        <translation>Der Agent konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>&amp;Campaign</source>
        <translation>&amp;Kampagne</translation>
    </message>
    <message>
        <source>Undo last change...</source>
        <translation>Letzte Änderung zurücknehmen...</translation>
    </message>
    <message>
        <source>Nothing was changed yet that can be taken back.</source>
        <translation>Noch wurde nichts geändert, das zurückgenommen werden kann.</translation>
    </message>
    <message>
        <source>Open another store...</source>
        <translation>Anderen Speicher öffnen...</translation>
    </message>
    <message>
        <source>Start agent</source>
        <translation>Agenten starten</translation>
    </message>
    <message>
        <source>Starts an agent for this store, which submits, checks and merges while nobody looks.</source>
        <translation>Startet einen Agenten für diesen Speicher, der einreicht, prüft und zusammenführt, während niemand hinsieht.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>&amp;Anforderung</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Job</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>Filter jobs</source>
        <translation>Jobs filtern</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Anforderungen filtern</translation>
    </message>
    <message>
        <source>Panels shown</source>
        <translation>Gezeigte Tafeln</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter syntax</source>
        <translation>Filtersprache</translation>
    </message>
    <message>
        <source>About Shiftdeck</source>
        <translation>Über Shiftdeck</translation>
    </message>
    <message>
        <source>&lt;p&gt;In a filter: Ctrl+Space completes, Esc clears. In a log: Ctrl+F searches, F3 and Shift+F3 go to the next and previous match. In a table: Ctrl+C copies the selected rows.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Im Filter: Strg+Leertaste ergänzt, Esc leert. Im Protokoll: Strg+F sucht, F3 und Umschalt+F3 gehen zum nächsten und vorigen Treffer. In einer Tabelle: Strg+C kopiert die gewählten Zeilen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Fields of requests&lt;/h3&gt;</source>
        <comment>heading; the table of fields follows</comment>
        <translation>&lt;h3&gt;Felder der Anforderungen&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Shiftdeck %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Shiftdeck %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>A console for people who process the data of a physics experiment: requests, jobs, failures, merges and their proof, down to the last event.</source>
        <translation>Eine Konsole für alle, die die Daten eines Physik-Experiments verarbeiten: Anforderungen, Jobs, Fehler, Zusammenführungen und ihr Nachweis, bis zum letzten Ereignis.</translation>
    </message>
    <message>
        <source>Panels in one place</source>
        <translation>Tafeln an einem Platz</translation>
    </message>
    <message>
        <source>An agent is being started; its words go to %1.</source>
        <translation>Ein Agent wird gestartet; was er sagt, steht in %1.</translation>
    </message>
    <message>
        <source>%1 %2 What is shown may be old; the window tries again by itself.</source>
        <comment>since when; why</comment>
        <translation>%1 %2 Das Gezeigte kann veraltet sein; das Fenster versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Your login %1 is no operator of this store: you can look, and change nothing.</source>
        <translation>Ihr Anmeldename %1 ist kein Bediener dieses Speichers: Sie können ansehen, aber nichts ändern.</translation>
    </message>
    <message>
        <source>On a server you act as who logged in: %1.</source>
        <translation>Auf einem Server handeln Sie als der, der sich angemeldet hat: %1.</translation>
    </message>
    <message>
        <source>An agent could not ask for the password. Start it in a terminal: prodctl --connection %1 agent.</source>
        <translation>Ein Agent könnte nicht nach dem Passwort fragen. Starten Sie ihn in einem Terminal: prodctl --connection %1 agent.</translation>
    </message>
    <message>
        <source>Connections to servers...</source>
        <translation>Verbindungen zu Servern...</translation>
    </message>
    <message>
        <source>Makes, changes and tries connections to stores on servers.</source>
        <translation>Legt Verbindungen zu Speichern auf Servern an, ändert und testet sie.</translation>
    </message>
    <message>
        <source>Log&amp;book</source>
        <translation>Log&amp;buch</translation>
    </message>
    <message>
        <source>&lt;p&gt;In Certification: G good, B bad, X excluded, C comment, S sign off, D complete, F confirm, O open again, U undo, N and P next and previous open cell, Enter the history.&lt;/p&gt;</source>
        <translation>&lt;p&gt;In der Zertifizierung: G gut, B schlecht, X ausgeschlossen, C Kommentar, S abzeichnen, D abschließen, F bestätigen, O wieder öffnen, U zurücknehmen, N und P nächste und vorige offene Zelle, Eingabe die Geschichte.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;In Plots: N and P next and previous plot (in the overlay also the arrows), Ctrl+PgDown and Ctrl+PgUp next and previous run, Enter the overlay, Esc the wall, L logarithmic, R pulls or ratio, F scaled reference, U flows, B side by side, + - 0 zoom.&lt;/p&gt;</source>
        <translation>&lt;p&gt;In Plots: N und P nächster und voriger Plot (in der Überlagerung auch die Pfeile), Ctrl+PgDown und Ctrl+PgUp nächster und voriger Run, Enter die Überlagerung, Esc die Wand, L logarithmisch, R Pulls oder Verhältnis, F skalierte Referenz, U Über- und Unterlauf, B nebeneinander, + - 0 Zoom.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>shiftdeck::MilestoneActions</name>
    <message>
        <source>New milestone...</source>
        <translation>Neuer Meilenstein...</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern...</translation>
    </message>
    <message>
        <source>Withdraw...</source>
        <translation>Zurückziehen...</translation>
    </message>
    <message>
        <source>There is no campaign.</source>
        <translation>Es gibt keine Kampagne.</translation>
    </message>
    <message>
        <source>Select a milestone first.</source>
        <translation>Wählen Sie erst einen Meilenstein.</translation>
    </message>
    <message>
        <source>It is withdrawn already.</source>
        <translation>Er ist schon zurückgezogen.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::OutdatedBox</name>
    <message>
        <source>Reprocess...</source>
        <translation>Neu verarbeiten...</translation>
    </message>
    <message>
        <source>Update of conditions...</source>
        <translation>Aktualisierung der Bedingungen...</translation>
    </message>
    <message>
        <source>Runs with outdated conditions</source>
        <translation>Runs mit veralteten Bedingungen</translation>
    </message>
    <message>
        <source>The outdated runs in short</source>
        <translation>Die veralteten Runs in Kürze</translation>
    </message>
    <message>
        <source>Nothing is outdated.</source>
        <translation>Nichts ist veraltet.</translation>
    </message>
    <message>
        <source>No output was made with conditions that changed since. &quot;Update of conditions...&quot; writes down that a calibration was replaced.</source>
        <translation>Keine Ausgabe wurde mit Bedingungen gemacht, die sich seither geändert haben. &quot;Aktualisierung der Bedingungen...&quot; hält fest, dass eine Kalibration ersetzt wurde.</translation>
    </message>
    <message>
        <source>The outdated runs cannot be read.</source>
        <translation>Die veralteten Runs können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Outdated runs: %1, of these nobody processes again: %2</source>
        <translation>Veraltete Runs: %1, davon verarbeitet niemand neu: %2</translation>
    </message>
    <message>
        <source>No run waits to be processed again.</source>
        <translation>Kein Run wartet darauf, neu verarbeitet zu werden.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PanelContext</name>
    <message>
        <source>The store cannot be reached.</source>
        <translation>Der Speicher ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The store has not been reachable since %1.</source>
        <translation>Der Speicher ist seit %1 nicht erreichbar.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PasswordDialog</name>
    <message>
        <source>&amp;Remember it in the key store</source>
        <translation>Im Schlüsselbund &amp;merken</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>The server asks who you are: %1.</source>
        <translation>Der Server fragt, wer Sie sind: %1.</translation>
    </message>
    <message>
        <source>Why the password is asked for</source>
        <translation>Warum nach dem Passwort gefragt wird</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PeoplePanel</name>
    <message>
        <source>Show their requests</source>
        <translation>Deren Anforderungen zeigen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Selects the requests that this one has open, or is about to do something with.</source>
        <translation>Wählt die Anforderungen, die diese Person offen hat oder mit denen sie gerade etwas tun will.</translation>
    </message>
    <message>
        <source>Who else has this store open, and what they are about to do.</source>
        <translation>Wer diesen Speicher sonst offen hat, und was sie gerade tun wollen.</translation>
    </message>
    <message>
        <source>Who is here is not known.</source>
        <translation>Wer hier ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nobody is here.</source>
        <translation>Niemand ist hier.</translation>
    </message>
    <message>
        <source>Everybody who has this store open is listed here, with what they have open.</source>
        <translation>Alle, die diesen Speicher offen haben, stehen hier, mit dem, was sie offen haben.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::Pictures</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The picture %1 cannot be written. Check the folder and the free space.</source>
        <translation>Das Bild %1 kann nicht geschrieben werden. Prüfen Sie den Ordner und den freien Platz.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PlanDialog</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Takes back what was done.</source>
        <translation>Nimmt zurück, was getan wurde.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>What is left out, and why</source>
        <translation>Was ausgelassen wird, und warum</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Befehlszeile</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Die Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Type the name to confirm</source>
        <translation>Zur Bestätigung den Namen eingeben</translation>
    </message>
    <message>
        <source>Result of every row</source>
        <translation>Ergebnis jeder Zeile</translation>
    </message>
    <message>
        <source>Please fill in: %1.</source>
        <translation>Bitte ausfüllen: %1.</translation>
    </message>
    <message>
        <source>Working out what would happen...</source>
        <translation>Es wird ermittelt, was geschehen würde...</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>This cannot be taken back. Type &lt;b&gt;%1&lt;/b&gt; to confirm.</source>
        <translation>Dies kann nicht zurückgenommen werden. Geben Sie zur Bestätigung &lt;b&gt;%1&lt;/b&gt; ein.</translation>
    </message>
    <message>
        <source>The plan is not ready yet.</source>
        <translation>Der Plan ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>Nothing would be done.</source>
        <translation>Es würde nichts getan.</translation>
    </message>
    <message>
        <source>Type the name first.</source>
        <translation>Geben Sie zuerst den Namen ein.</translation>
    </message>
    <message>
        <source>Doing it...</source>
        <translation>Es wird getan...</translation>
    </message>
    <message>
        <source>%1 (It was done before; nothing was done again.)</source>
        <translation>%1 (Es war schon getan; nichts geschah noch einmal.)</translation>
    </message>
    <message>
        <source>The work units of the chosen row, and why each is in or not</source>
        <translation>Die Arbeitseinheiten der gewählten Zeile, und warum jede dabei ist oder nicht</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Who else is about to do something with the same requests</source>
        <translation>Wer sonst gerade etwas mit denselben Anforderungen tun will</translation>
    </message>
    <message>
        <source>And %1 more; see the panel &quot;People&quot;.</source>
        <translation>Und %1 weitere; siehe die Tafel &quot;Personen&quot;.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PlotView</name>
    <message>
        <source>Plot</source>
        <translation>Plot</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>title, verdict</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PlotWall</name>
    <message>
        <source>Wall of plots</source>
        <translation>Wand von Plots</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PlotWallModel</name>
    <message>
        <source>%1: %2. %3</source>
        <comment>plot, state, verdict</comment>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>shiftdeck::PlotsPanel</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The run whose plots are shown.</source>
        <translation>Der Run, dessen Plots gezeigt werden.</translation>
    </message>
    <message>
        <source>No run</source>
        <translation>Kein Run</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>No reference</source>
        <translation>Keine Referenz</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Plots</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>All detectors</source>
        <translation>Alle Detektoren</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation>Fehler und Warnungen</translation>
    </message>
    <message>
        <source>Only the plots that the rules call important for shifters.</source>
        <translation>Nur die Plots, die die Regeln für Schichtleiter wichtig nennen.</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Views of the plots</source>
        <translation>Ansichten der Plots</translation>
    </message>
    <message>
        <source>no detector</source>
        <translation>kein Detektor</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Choose a plot in the wall.</source>
        <translation>Wählen Sie einen Plot in der Wand.</translation>
    </message>
    <message>
        <source>How the plot is drawn</source>
        <translation>Wie der Plot gezeichnet wird</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Öffnen...</translation>
    </message>
    <message>
        <source>Shows the plots of a file, of no run.</source>
        <translation>Zeigt die Plots einer Datei, die zu keinem Run gehört.</translation>
    </message>
    <message>
        <source>Reference...</source>
        <translation>Referenz...</translation>
    </message>
    <message>
        <source>Lays the plots of a file under those that are shown.</source>
        <translation>Legt die Plots einer Datei unter die gezeigten.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the plot as a picture.</source>
        <translation>Kopiert den Plot als Bild.</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>Speichern...</translation>
    </message>
    <message>
        <source>Saves the plot as PNG, SVG, PDF, CSV or ROOT&apos;s JSON.</source>
        <translation>Speichert den Plot als PNG, SVG, PDF, CSV oder JSON von ROOT.</translation>
    </message>
    <message>
        <source>Next plot</source>
        <translation>Nächster Plot</translation>
    </message>
    <message>
        <source>The next plot of the wall</source>
        <translation>Der nächste Plot der Wand</translation>
    </message>
    <message>
        <source>Previous plot</source>
        <translation>Voriger Plot</translation>
    </message>
    <message>
        <source>The plot before it in the wall</source>
        <translation>Der Plot davor in der Wand</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Run</translation>
    </message>
    <message>
        <source>The same plot of the next run</source>
        <translation>Derselbe Plot des nächsten Runs</translation>
    </message>
    <message>
        <source>Previous run</source>
        <translation>Voriger Run</translation>
    </message>
    <message>
        <source>The same plot of the run before</source>
        <translation>Derselbe Plot des vorigen Runs</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles davon</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Back to the wall</source>
        <translation>Zurück zur Wand</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>A logarithmic axis; without a choice it is one where integrals differ by more than 100</source>
        <translation>Eine logarithmische Achse; ohne eine Wahl ist sie es, wo sich Integrale um mehr als das 100-Fache unterscheiden</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>Pulls, the ratio or nothing below</source>
        <translation>Pulls, das Verhältnis oder nichts darunter</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Nothing below</source>
        <translation>Nichts darunter</translation>
    </message>
    <message>
        <source>Scale reference</source>
        <translation>Referenz skalieren</translation>
    </message>
    <message>
        <source>Scales references to the data, where the kind of plot allows it</source>
        <translation>Skaliert Referenzen auf die Daten, wo die Art des Plots es erlaubt</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Überläufe</translation>
    </message>
    <message>
        <source>Shows under- and overflow beside the axis</source>
        <translation>Zeigt Unter- und Überlauf neben der Achse</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Shows entries, mean and width</source>
        <translation>Zeigt Einträge, Mittelwert und Breite</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Draws data and reference beside each other, on the same axes</source>
        <translation>Zeichnet Daten und Referenz nebeneinander, auf denselben Achsen</translation>
    </message>
    <message>
        <source>Open reference</source>
        <translation>Referenz öffnen</translation>
    </message>
    <message>
        <source>Open plots</source>
        <translation>Plots öffnen</translation>
    </message>
    <message>
        <source>ROOT files (*.root);;ROOT&apos;s JSON (*.json);;All files (*)</source>
        <translation>ROOT-Dateien (*.root);;JSON von ROOT (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no plot to copy.</source>
        <translation>Es gibt keinen Plot zum Kopieren.</translation>
    </message>
    <message>
        <source>The plot was copied as a picture.</source>
        <translation>Der Plot wurde als Bild kopiert.</translation>
    </message>
    <message>
        <source>There is no plot to save.</source>
        <translation>Es gibt keinen Plot zum Speichern.</translation>
    </message>
    <message>
        <source>Save trend</source>
        <translation>Trend speichern</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Plot speichern</translation>
    </message>
    <message>
        <source>The plot was saved to %1.</source>
        <translation>Der Plot wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>For shifters</source>
        <translation>Für Schichtleiter</translation>
    </message>
    <message>
        <source>The histograms of a run over its references: a wall of them, one of them large, and trends.</source>
        <translation>Die Histogramme eines Runs über seinen Referenzen: eine Wand von ihnen, eins davon groß, und Trends.</translation>
    </message>
    <message>
        <source>The list of plots cannot be read.</source>
        <translation>Die Liste der Plots kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>Over %1</source>
        <comment>references</comment>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>Choose up to %1 references.</source>
        <translation>Wählen Sie bis zu %1 Referenzen.</translation>
    </message>
    <message>
        <source>At most %1 references are drawn over each other.</source>
        <translation>Höchstens %1 Referenzen werden übereinander gezeichnet.</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Es wird gelesen...</translation>
    </message>
    <message>
        <source>Reading: %1 of %2 plots</source>
        <translation>Es wird gelesen: %1 von %2 Plots</translation>
    </message>
    <message>
        <source>A reference cannot be read: %1</source>
        <translation>Eine Referenz kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The plots cannot be read.</source>
        <translation>Die Plots können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No plot matches.</source>
        <translation>Kein Plot passt.</translation>
    </message>
    <message>
        <source>Change or clear the filters above to see other plots.</source>
        <translation>Ändern oder leeren Sie die Filter oben, um andere Plots zu sehen.</translation>
    </message>
    <message>
        <source>There is no plot in this file.</source>
        <translation>In dieser Datei ist kein Plot.</translation>
    </message>
    <message>
        <source>No plots yet.</source>
        <translation>Noch keine Plots.</translation>
    </message>
    <message>
        <source>&quot;Open&quot; shows any ROOT file; &quot;prodctl plots add FILE --run N --kind prompt&quot; registers the plots of a run.</source>
        <translation>&quot;Öffnen&quot; zeigt jede ROOT-Datei; &quot;prodctl plots add FILE --run N --kind prompt&quot; trägt die Plots eines Runs ein.</translation>
    </message>
    <message>
        <source>Reading %1...</source>
        <translation>%1 wird gelesen...</translation>
    </message>
    <message>
        <source>%1 %2: %3 (%4)</source>
        <comment>sign, state, verdict, plot</comment>
        <translation>%1 %2: %3 (%4)</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ProgressChart</name>
    <message>
        <source>Events and jobs over time</source>
        <translation>Ereignisse und Jobs über der Zeit</translation>
    </message>
    <message>
        <source>local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Events credited: %1; jobs done: %2; jobs failed: %3</source>
        <translation>Ereignisse gutgeschrieben: %1; Jobs fertig: %2; Jobs fehlgeschlagen: %3</translation>
    </message>
    <message>
        <source>credited</source>
        <comment>events</comment>
        <translation>gutgeschrieben</translation>
    </message>
    <message>
        <source>expected</source>
        <comment>events</comment>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>jobs done</source>
        <translation>Jobs fertig</translation>
    </message>
    <message>
        <source>jobs failed</source>
        <translation>Jobs fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ProgressPage</name>
    <message>
        <source>The most important</source>
        <translation>Das Wichtigste</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Reading the store...</source>
        <translation>Der Speicher wird gelesen...</translation>
    </message>
    <message>
        <source>This cannot be read.</source>
        <translation>Dies kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ProgressPanel</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Fortschritt exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>Burn-up</source>
        <translation>Burn-up</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Was aufhält</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Events and jobs over time, campaigns against their plans, and when they will be done.</source>
        <translation>Ereignisse und Jobs über der Zeit, Kampagnen gegen ihre Pläne, und wann sie fertig sind.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>The campaign that is shown.</source>
        <translation>Die Kampagne, die gezeigt wird.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>The step whose events, files and luminosity count.</source>
        <translation>Der Schritt, dessen Ereignisse, Dateien und Luminosität zählen.</translation>
    </message>
    <message>
        <source>Save the numbers behind what is shown as CSV, or a chart as SVG.</source>
        <translation>Die Zahlen hinter dem Gezeigten als CSV speichern, oder ein Diagramm als SVG.</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>Bericht speichern...</translation>
    </message>
    <message>
        <source>Save all pages of this campaign as one file, HTML or PDF.
prodctl progress report</source>
        <translation>Alle Seiten dieser Kampagne als eine Datei speichern, HTML oder PDF.
prodctl progress report</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>As HTML...</source>
        <translation>Als HTML...</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>As PDF...</source>
        <translation>Als PDF...</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Making the report</source>
        <translation>Der Bericht wird gemacht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Do not save the report.</source>
        <translation>Den Bericht nicht speichern.</translation>
    </message>
    <message>
        <source>The report was not saved.</source>
        <translation>Der Bericht wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>Anforderung zeigen</translation>
    </message>
    <message>
        <source>Show the chosen request in the panel Requests.</source>
        <translation>Die gewählte Anforderung in der Tafel Anforderungen zeigen.</translation>
    </message>
    <message>
        <source>%1 as CSV...</source>
        <comment>title of a chart or table</comment>
        <translation>%1 als CSV...</translation>
    </message>
    <message>
        <source>%1 as SVG...</source>
        <comment>title of a chart</comment>
        <translation>%1 als SVG...</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG-Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Nothing is shown yet.</source>
        <translation>Noch wird nichts gezeigt.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::QualityModel</name>
    <message>
        <source>%1 LS %2</source>
        <comment>number, flag</comment>
        <translation>%1 LS %2</translation>
    </message>
    <message>
        <source>Run %1, %2: %3.</source>
        <comment>number, detector, lumisections by flag</comment>
        <translation>Run %1, %2: %3.</translation>
    </message>
    <message>
        <source>How many lumisections the run has is not known.</source>
        <translation>Wie viele Lumisections der Run hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is completed (%1) and confirmed by a second person.</source>
        <comment>who</comment>
        <translation>Die Zertifizierung ist abgeschlossen (%1) und von einer zweiten Person bestätigt.</translation>
    </message>
    <message>
        <source>It is %1 (%2).</source>
        <comment>state, who</comment>
        <translation>Die Zertifizierung ist %1 (%2).</translation>
    </message>
    <message>
        <source>Flags with a cause or comment: %1.</source>
        <translation>Markierungen mit einem Grund oder Kommentar: %1.</translation>
    </message>
    <message>
        <source>%1: required for every run that is certified.</source>
        <translation>%1: erforderlich für jeden Run, der zertifiziert wird.</translation>
    </message>
    <message>
        <source>%1: optional.</source>
        <comment>a detector</comment>
        <translation>%1: optional.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Run number.</source>
        <translation>Nummer des Runs.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What the run was taken for.</source>
        <translation>Wofür der Run genommen wurde.</translation>
    </message>
    <message>
        <source>LS</source>
        <translation>LS</translation>
    </message>
    <message>
        <source>Lumisections of the run; a question mark where not known.</source>
        <translation>Lumisections des Runs; ein Fragezeichen, wo nicht bekannt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Of the required detector that is behind the others.</source>
        <translation>Der des erforderlichen Detektors, der hinter den anderen zurück ist.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::QualityPanel</name>
    <message>
        <source>Certification</source>
        <translation>Zertifizierung</translation>
    </message>
    <message>
        <source>Runs and detectors</source>
        <translation>Runs und Detektoren</translation>
    </message>
    <message>
        <source>Good-run lists</source>
        <translation>Good-Run-Listen</translation>
    </message>
    <message>
        <source>Which detector was good in which run and lumisection, who signed it, and the good-run lists.</source>
        <translation>Welcher Detektor in welchem Run und welcher Lumisection gut war, wer es abgezeichnet hat, und die Good-Run-Listen.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::QueueChart</name>
    <message>
        <source>Jobs at the site over time</source>
        <translation>Jobs am Standort über der Zeit</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>in Warteschlange</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Nothing is known yet: an agent writes it down every 5 minutes.</source>
        <translation>Noch ist nichts bekannt: ein Agent hält es alle 5 Minuten fest.</translation>
    </message>
    <message>
        <source>Running: %1; queued: %2; most at a time: %3; without an answer: %4 times 5 minutes</source>
        <translation>Laufend: %1; in Warteschlange: %2; höchstens zugleich: %3; ohne Antwort: %4-mal 5 Minuten</translation>
    </message>
</context>
<context>
    <name>shiftdeck::ReportChart</name>
    <message>
        <source>%1: %2</source>
        <comment>time, values</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RequestProgress</name>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>How good the estimates are</source>
        <translation>Wie gut die Schätzungen sind</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Reading the store...</source>
        <translation>Der Speicher wird gelesen...</translation>
    </message>
    <message>
        <source>Points as CSV...</source>
        <translation>Punkte als CSV...</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Fortschritt exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Chart as picture...</source>
        <translation>Diagramm als Bild...</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save the points or the picture of the chart to a file.</source>
        <translation>Die Punkte oder das Bild des Diagramms in eine Datei speichern.</translation>
    </message>
    <message>
        <source>The progress cannot be read.</source>
        <translation>Der Fortschritt kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No progress yet.</source>
        <translation>Noch kein Fortschritt.</translation>
    </message>
    <message>
        <source>When a request is made and its jobs end, events and jobs are drawn here over time.</source>
        <translation>Wenn eine Anforderung angelegt ist und ihre Jobs enden, werden hier Ereignisse und Jobs über der Zeit gezeichnet.</translation>
    </message>
    <message>
        <source>Events and jobs are drawn here as soon as the first job has ended.</source>
        <translation>Ereignisse und Jobs werden hier gezeichnet, sobald der erste Job zu Ende ist.</translation>
    </message>
    <message>
        <source>All requests (%1)</source>
        <translation>Alle Anforderungen (%1)</translation>
    </message>
    <message>
        <source>Request %1 (%2 %3)</source>
        <translation>Anforderung %1 (%2 %3)</translation>
    </message>
    <message>
        <source>%1 selected requests</source>
        <translation>%1 gewählte Anforderungen</translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation>Das Bild konnte nicht gemacht werden.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RequestsPanel</name>
    <message>
        <source>requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>How many requests are shown</source>
        <translation>Wie viele Anforderungen gezeigt werden</translation>
    </message>
    <message>
        <source>All requests, their sites, leases and progress.</source>
        <translation>Alle Anforderungen, ihre Standorte, Fristen und ihr Fortschritt.</translation>
    </message>
    <message>
        <source>What can be done with requests</source>
        <translation>Was mit Anforderungen getan werden kann</translation>
    </message>
    <message>
        <source>No request matches the filter.</source>
        <translation>Keine Anforderung passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter to see all requests.</source>
        <translation>Leeren Sie den Filter, um alle Anforderungen zu sehen.</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Noch keine Anforderungen.</translation>
    </message>
    <message>
        <source>A request asks for one step of processing of one dataset. Create one, then a manager approves it and a site signs up for it.</source>
        <translation>Eine Anforderung verlangt einen Verarbeitungsschritt für einen Datensatz. Legen Sie eine an; dann genehmigt sie ein Manager, und ein Standort meldet sich dafür.</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anforderung</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anforderungen</translation>
    </message>
    <message>
        <source>Stopped and shortened requests</source>
        <translation>Gestoppte und verkürzte Anforderungen</translation>
    </message>
    <message>
        <source>Request %1 is stopped: %2 It makes no jobs until somebody lets it go on.</source>
        <translation>Anforderung %1 ist gestoppt: %2 Sie bildet keine Jobs, bis jemand sie weiterlaufen lässt.</translation>
    </message>
    <message>
        <source>Request %1: %2 work units, %3 events signed off by %4: %5</source>
        <translation>Anforderung %1: %2 Arbeitseinheiten, %3 Ereignisse abgezeichnet von %4: %5</translation>
    </message>
    <message>
        <source>And %1 more; select a request to see its own.</source>
        <translation>Und %1 weitere; wählen Sie eine Anforderung, um deren eigene zu sehen.</translation>
    </message>
    <message>
        <source>More</source>
        <comment>further commands</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What else can be done with the selected requests.</source>
        <translation>Was mit den gewählten Anforderungen sonst getan werden kann.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RetentionChart</name>
    <message>
        <source>Retention of the chosen stream by run</source>
        <translation>Behaltener Anteil des gewählten Stroms je Run</translation>
    </message>
    <message>
        <source>expected, 99.7 %</source>
        <translation>erwartet, 99.7 %</translation>
    </message>
    <message>
        <source>campaign before</source>
        <translation>Kampagne davor</translation>
    </message>
    <message>
        <source>same run before</source>
        <translation>derselbe Run davor</translation>
    </message>
    <message>
        <source>kept / read</source>
        <translation>behalten / gelesen</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>runs, in their order</source>
        <translation>Runs, der Reihe nach</translation>
    </message>
    <message>
        <source>kept / read in %</source>
        <translation>behalten / gelesen in %</translation>
    </message>
    <message>
        <source>No run to show.</source>
        <translation>Kein Run zu zeigen.</translation>
    </message>
    <message>
        <source>Runs: %1; below their band: %2; above it: %3. %4</source>
        <comment>numbers, what it rests on</comment>
        <translation>Runs: %1; unter ihrem Band: %2; darüber: %3. %4</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RulesPanel</name>
    <message>
        <source>New rule...</source>
        <translation>Neue Regel...</translation>
    </message>
    <message>
        <source>Act...</source>
        <translation>Handeln...</translation>
    </message>
    <message>
        <source>Watch...</source>
        <translation>Beobachten...</translation>
    </message>
    <message>
        <source>Off...</source>
        <translation>Aus...</translation>
    </message>
    <message>
        <source>Remove...</source>
        <translation>Entfernen...</translation>
    </message>
    <message>
        <source>New meaning...</source>
        <translation>Neue Bedeutung...</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern...</translation>
    </message>
    <message>
        <source>Forget...</source>
        <translation>Vergessen...</translation>
    </message>
    <message>
        <source>What the rules did</source>
        <translation>Was die Regeln taten</translation>
    </message>
    <message>
        <source>What is known about failures</source>
        <translation>Was über Fehler bekannt ist</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Exit codes</source>
        <translation>Exit-Codes</translation>
    </message>
    <message>
        <source>Rules about failed jobs</source>
        <translation>Regeln zu fehlgeschlagenen Jobs</translation>
    </message>
    <message>
        <source>Meanings of exit codes</source>
        <translation>Bedeutungen der Exit-Codes</translation>
    </message>
    <message>
        <source>No rules.</source>
        <translation>Keine Regeln.</translation>
    </message>
    <message>
        <source>A rule says what is to be done about a kind of failure. It only watches until somebody lets it act.</source>
        <translation>Eine Regel sagt, was bei einer Art von Fehler zu tun ist. Sie beobachtet nur, bis jemand sie handeln lässt.</translation>
    </message>
    <message>
        <source>No exit codes.</source>
        <translation>Keine Exit-Codes.</translation>
    </message>
    <message>
        <source>Write down what the exit codes of your applications mean: the verdicts of failed jobs then say so.</source>
        <translation>Halten Sie fest, was die Exit-Codes Ihrer Anwendungen bedeuten: die Urteile fehlgeschlagener Jobs sagen es dann.</translation>
    </message>
    <message>
        <source>The rules cannot be read.</source>
        <translation>Die Regeln können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The exit codes cannot be read.</source>
        <translation>Die Exit-Codes können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Rules that act: %1 of %2. Failed jobs they acted on: %3; they would have acted on %4 more.</source>
        <translation>Regeln, die handeln: %1 von %2. Fehlgeschlagene Jobs, bei denen sie handelten: %3; bei %4 weiteren hätten sie gehandelt.</translation>
    </message>
    <message>
        <source>Select a rule first.</source>
        <translation>Wählen Sie zuerst eine Regel.</translation>
    </message>
    <message>
        <source>It is in this mode already.</source>
        <translation>Sie ist schon in diesem Modus.</translation>
    </message>
    <message>
        <source>Select an exit code first.</source>
        <translation>Wählen Sie zuerst einen Exit-Code.</translation>
    </message>
    <message>
        <source>Change limit...</source>
        <translation>Grenzwert ändern...</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>What is done about which failures, what each rule did or would have done, what exit codes mean, and how far the agent goes by itself.</source>
        <translation>Was bei welchen Fehlern getan wird, was jede Regel tat oder getan hätte, was Exit-Codes bedeuten, und wie weit der Agent von selbst geht.</translation>
    </message>
    <message>
        <source>Limits of what the agent does by itself</source>
        <translation>Grenzwerte dessen, was der Agent von selbst tut</translation>
    </message>
    <message>
        <source>The limits cannot be read.</source>
        <translation>Die Grenzwerte können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Select a limit first.</source>
        <translation>Wählen Sie erst einen Grenzwert.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RunChart</name>
    <message>
        <source>Chart of the runs</source>
        <translation>Diagramm der Runs</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Run</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RunCharts</name>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RunChartsBox</name>
    <message>
        <source>About the chart</source>
        <translation>Über das Diagramm</translation>
    </message>
    <message>
        <source>What the campaign is missing</source>
        <translation>Was der Kampagne fehlt</translation>
    </message>
    <message>
        <source>Chart:</source>
        <translation>Diagramm:</translation>
    </message>
    <message>
        <source>Campaign:</source>
        <translation>Kampagne:</translation>
    </message>
    <message>
        <source>Against:</source>
        <translation>Gegen:</translation>
    </message>
    <message>
        <source>Luminosity per run</source>
        <translation>Luminosität je Run</translation>
    </message>
    <message>
        <source>Integrated luminosity</source>
        <translation>Integrierte Luminosität</translation>
    </message>
    <message>
        <source>Ratio of two methods</source>
        <translation>Verhältnis zweier Methoden</translation>
    </message>
    <message>
        <source>Campaign against another</source>
        <translation>Kampagne gegen eine andere</translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation>Welches Diagramm</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Campaign to compare with</source>
        <translation>Kampagne, mit der verglichen wird</translation>
    </message>
    <message>
        <source>The predecessor of the campaign, unless another one is chosen.</source>
        <translation>Die Vorgängerin der Kampagne, wenn keine andere gewählt ist.</translation>
    </message>
    <message>
        <source>Numbers as CSV...</source>
        <translation>Zahlen als CSV...</translation>
    </message>
    <message>
        <source>Export numbers</source>
        <translation>Zahlen exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Chart as picture...</source>
        <translation>Diagramm als Bild...</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Save the numbers behind the chart, or the chart itself, to a file.</source>
        <translation>Die Zahlen hinter dem Diagramm oder das Diagramm selbst in eine Datei speichern.</translation>
    </message>
    <message>
        <source>Of no run shown is the luminosity known by both methods; choose two above the table.</source>
        <translation>Von keinem gezeigten Run ist die Luminosität nach beiden Methoden bekannt; wählen Sie zwei über der Tabelle.</translation>
    </message>
    <message>
        <source>Of no run shown is the luminosity known; &quot;Import&quot; takes luminosity tables.</source>
        <translation>Von keinem gezeigten Run ist die Luminosität bekannt; &quot;Importieren&quot; nimmt Luminositätstabellen.</translation>
    </message>
    <message>
        <source>%1. Runs without a known luminosity, which count nowhere: %2.</source>
        <comment>sentence</comment>
        <translation>%1. Runs ohne bekannte Luminosität, die nirgends zählen: %2.</translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation>Das Bild konnte nicht gemacht werden.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::RunsPanel</name>
    <message>
        <source>runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>As CSV...</source>
        <translation>Als CSV...</translation>
    </message>
    <message>
        <source>As JSON...</source>
        <translation>Als JSON...</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save the runs shown to a file.</source>
        <translation>Die gezeigten Runs in eine Datei speichern.</translation>
    </message>
    <message>
        <source>The runs cannot be read.</source>
        <translation>Die Runs können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Kein Run passt zum Filter.</translation>
    </message>
    <message>
        <source>Change or clear the filter above to see other runs.</source>
        <translation>Ändern oder leeren Sie den Filter oben, um andere Runs zu sehen.</translation>
    </message>
    <message>
        <source>No runs yet.</source>
        <translation>Noch keine Runs.</translation>
    </message>
    <message>
        <source>Runs: %1</source>
        <translation>Runs: %1</translation>
    </message>
    <message>
        <source>raw files: %1</source>
        <translation>Rohdateien: %1</translation>
    </message>
    <message>
        <source>events: %1</source>
        <translation>Ereignisse: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 events credited</source>
        <comment>a campaign</comment>
        <translation>%1: %2 von %3 Ereignissen gutgeschrieben</translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>Runs exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>The runs shown (%1) were saved to %2.</source>
        <translation>Die gezeigten Runs (%1) wurden in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Table and charts of the runs</source>
        <translation>Tabelle und Diagramme der Runs</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>The runs that were taken with their luminosity, and how far each campaign has got with them.</source>
        <translation>Die genommenen Runs mit ihrer Luminosität, und wie weit jede Kampagne damit ist.</translation>
    </message>
    <message>
        <source>First method to compare</source>
        <translation>Erste Methode zum Vergleichen</translation>
    </message>
    <message>
        <source>Second method to compare</source>
        <translation>Zweite Methode zum Vergleichen</translation>
    </message>
    <message>
        <source>The luminosity by this method has a column and a chart, and so has its ratio to the other.</source>
        <translation>Die Luminosität nach dieser Methode hat eine Spalte und ein Diagramm, und ebenso ihr Verhältnis zur anderen.</translation>
    </message>
    <message>
        <source>The method that the first one is divided by.</source>
        <translation>Die Methode, durch die die erste geteilt wird.</translation>
    </message>
    <message>
        <source>Columns:</source>
        <translation>Spalten:</translation>
    </message>
    <message>
        <source>Compare:</source>
        <translation>Vergleichen:</translation>
    </message>
    <message>
        <source>with:</source>
        <comment>compare a method with another</comment>
        <translation>mit:</translation>
    </message>
    <message>
        <source>Import what files say about runs</source>
        <translation>Importieren, was Dateien über Runs sagen</translation>
    </message>
    <message>
        <source>%1
Files may also be dropped here. From the command line: %2</source>
        <comment>what it does</comment>
        <translation>%1
Dateien können auch hier abgelegt werden. Auf der Befehlszeile: %2</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>method</comment>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Runs appear here when their raw files are registered, or when a list of runs is imported: drop one here. &quot;prodctl demo&quot; makes a campaign to try.</source>
        <translation>Runs erscheinen hier, wenn ihre Rohdateien eingetragen sind oder eine Liste von Runs importiert ist: legen Sie eine hier ab. &quot;prodctl demo&quot; legt eine Kampagne zum Ausprobieren an.</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <comment>a luminosity</comment>
        <translation>geliefert: %1</translation>
    </message>
    <message>
        <source>recorded: %1</source>
        <comment>a luminosity</comment>
        <translation>aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>without a known luminosity: %1</source>
        <comment>runs</comment>
        <translation>ohne bekannte Luminosität: %1</translation>
    </message>
</context>
<context>
    <name>shiftdeck::SaysIsPanel</name>
    <message>
        <source>Read checksums</source>
        <translation>Prüfsummen lesen</translation>
    </message>
    <message>
        <source>Only what disagrees</source>
        <translation>Nur Abweichungen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Repair...</source>
        <translation>Beheben...</translation>
    </message>
    <message>
        <source>Says / is</source>
        <translation>Sagt / ist</translation>
    </message>
    <message>
        <source>What the records say beside what endpoints, disks and the catalogue say.</source>
        <translation>Was die Aufzeichnungen sagen, neben dem, was Gegenstellen, Platten und der Katalog sagen.</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>Was verglichen wurde</translation>
    </message>
    <message>
        <source>What it means and what to do</source>
        <translation>Was es bedeutet und was zu tun ist</translation>
    </message>
    <message>
        <source>Read every file whole and compare its checksum, not only its size. Slow.</source>
        <translation>Jede Datei ganz lesen und ihre Prüfsumme vergleichen, nicht nur ihre Größe. Langsam.</translation>
    </message>
    <message>
        <source>Hide the rows where records and findings agree.</source>
        <translation>Die Zeilen ausblenden, in denen Aufzeichnungen und Befund übereinstimmen.</translation>
    </message>
    <message>
        <source>Ask endpoints, disks and the catalogue, for the selected requests or all open ones. Nothing is changed by that.
prodctl says-is</source>
        <translation>Gegenstellen, Platten und den Katalog fragen, für die gewählten Anforderungen oder alle offenen. Dadurch wird nichts geändert.
prodctl says-is</translation>
    </message>
    <message>
        <source>Stop comparing; what is shown stays.</source>
        <translation>Das Vergleichen anhalten; was gezeigt wird, bleibt.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich läuft</translation>
    </message>
    <message>
        <source>Records beside findings</source>
        <translation>Aufzeichnungen neben dem Befund</translation>
    </message>
    <message>
        <source>Comparing: %1; %2 compared so far.</source>
        <translation>Es wird verglichen: %1; bisher %2 verglichen.</translation>
    </message>
    <message>
        <source>Nothing to compare.</source>
        <translation>Nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Jobs, outputs and files of requests that a site holds are compared here.</source>
        <translation>Hier werden Jobs, Ausgaben und Dateien von Anforderungen verglichen, die ein Standort hat.</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Der Vergleich wurde angehalten.</translation>
    </message>
    <message>
        <source>Press Compare to begin anew.</source>
        <translation>Drücken Sie Vergleichen, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Records and findings cannot be compared.</source>
        <translation>Aufzeichnungen und Befund können nicht verglichen werden.</translation>
    </message>
    <message>
        <source>Records and findings agree in all of %1 comparisons.</source>
        <translation>Aufzeichnungen und Befund stimmen in allen %1 Vergleichen überein.</translation>
    </message>
    <message>
        <source>%1 of %2 comparisons disagree.</source>
        <translation>Vergleiche mit Abweichung: %1 von %2.</translation>
    </message>
    <message>
        <source>There is more than is listed; select one request to see all of its.</source>
        <translation>Es gibt mehr, als hier steht; wählen Sie eine einzelne Anforderung, um alles zu ihr zu sehen.</translation>
    </message>
    <message>
        <source>The store has changed since; compare again.</source>
        <translation>Der Speicher hat sich seither geändert; vergleichen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Choose a row that disagrees.</source>
        <translation>Wählen Sie eine Zeile mit einer Abweichung.</translation>
    </message>
    <message>
        <source>Records and findings agree: there is nothing to repair.</source>
        <translation>Aufzeichnungen und Befund stimmen überein: es gibt nichts zu beheben.</translation>
    </message>
    <message>
        <source>No command repairs this: a person decides.</source>
        <translation>Kein Befehl behebt dies: ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Shows what it would do; nothing is done yet.
%1</source>
        <translation>Zeigt, was es tun würde; noch wird nichts getan.
%1</translation>
    </message>
    <message>
        <source>%1: the records say &quot;%2&quot;; found: %3. %4</source>
        <translation>%1: die Aufzeichnungen sagen &quot;%2&quot;; Befund: %3. %4</translation>
    </message>
</context>
<context>
    <name>shiftdeck::Session</name>
    <message>
        <source>The store was brought to this version; a copy as it was is at %1.</source>
        <translation>Der Speicher wurde auf diese Version gebracht; eine Kopie des früheren Standes liegt in %1.</translation>
    </message>
    <message>
        <source>Not done, or not known</source>
        <translation>Nicht getan, oder nicht bekannt</translation>
    </message>
    <message>
        <source>When the store was closed, this was being done:</source>
        <translation>Als der Speicher geschlossen wurde, wurde dies gerade getan:</translation>
    </message>
    <message>
        <source>There is nobody to ask for the password of %1.</source>
        <translation>Es ist niemand da, den man nach dem Passwort von %1 fragen könnte.</translation>
    </message>
    <message>
        <source>The password was not kept: %1</source>
        <translation>Das Passwort wurde nicht behalten: %1</translation>
    </message>
</context>
<context>
    <name>shiftdeck::SourcesPanel</name>
    <message>
        <source>Add...</source>
        <translation>Anlegen...</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Stop...</source>
        <translation>Stoppen...</translation>
    </message>
    <message>
        <source>Start...</source>
        <translation>Starten...</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>New runs</source>
        <translation>Neue Runs</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Where new runs come from and what became of each, and runs whose conditions changed since.</source>
        <translation>Woher neue Runs kommen und was aus jedem wurde, und Runs, deren Bedingungen sich seither geändert haben.</translation>
    </message>
    <message>
        <source>Sources of new runs</source>
        <translation>Quellen neuer Runs</translation>
    </message>
    <message>
        <source>Runs of the chosen source</source>
        <translation>Runs der gewählten Quelle</translation>
    </message>
    <message>
        <source>The sources in short</source>
        <translation>Die Quellen in Kürze</translation>
    </message>
    <message>
        <source>How the chosen source is, and what to do</source>
        <translation>Wie es um die gewählte Quelle steht, und was zu tun ist</translation>
    </message>
    <message>
        <source>No sources yet.</source>
        <translation>Noch keine Quellen.</translation>
    </message>
    <message>
        <source>A source is a folder, a list or a database that the agent watches for new runs; each run becomes its requests, once. &quot;Add...&quot; makes one.</source>
        <translation>Eine Quelle ist ein Ordner, eine Liste oder eine Datenbank, die der Agent auf neue Runs hin beobachtet; aus jedem Run werden einmal seine Anforderungen. &quot;Anlegen...&quot; legt eine an.</translation>
    </message>
    <message>
        <source>The sources cannot be read.</source>
        <translation>Die Quellen können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Sources: %1, stopped: %2; runs that wait: %3, refused: %4</source>
        <translation>Quellen: %1, gestoppt: %2; wartende Runs: %3, abgelehnt: %4</translation>
    </message>
    <message>
        <source>The runs cannot be read.</source>
        <translation>Die Runs können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No source is chosen.</source>
        <translation>Keine Quelle ist gewählt.</translation>
    </message>
    <message>
        <source>Choose a source above to see its runs.</source>
        <translation>Wählen Sie oben eine Quelle, um ihre Runs zu sehen.</translation>
    </message>
    <message>
        <source>No runs yet.</source>
        <translation>Noch keine Runs.</translation>
    </message>
    <message>
        <source>It showed no run of the campaign&apos;s range so far.</source>
        <translation>Sie zeigte bisher keinen Run aus dem Bereich der Kampagne.</translation>
    </message>
    <message>
        <source>Choose a source first.</source>
        <translation>Wählen Sie erst eine Quelle.</translation>
    </message>
    <message>
        <source>It is stopped.</source>
        <translation>Sie ist gestoppt.</translation>
    </message>
    <message>
        <source>It is not stopped.</source>
        <translation>Sie ist nicht gestoppt.</translation>
    </message>
    <message>
        <source>Run %1 has no request yet.</source>
        <translation>Run %1 hat noch keine Anforderung.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::StartDialog</name>
    <message>
        <source>Shiftdeck</source>
        <translation>Shiftdeck</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Making the demo campaign...</source>
        <translation>Die Demo-Kampagne wird angelegt...</translation>
    </message>
    <message>
        <source>The program prodctl was not found beside this one.</source>
        <translation>Das Programm prodctl wurde neben diesem nicht gefunden.</translation>
    </message>
    <message>
        <source>Makes a store with two campaigns in a folder of your choice.</source>
        <translation>Legt in einem Ordner Ihrer Wahl einen Speicher mit zwei Kampagnen an.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1 konnte nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>Einen Speicher öffnen</translation>
    </message>
    <message>
        <source>Stores (*.db *.sqlite)</source>
        <translation>Speicher (*.db *.sqlite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A folder for the demo campaign</source>
        <translation>Ein Ordner für die Demo-Kampagne</translation>
    </message>
    <message>
        <source>The demo was not made.</source>
        <translation>Die Demo wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Choose a &amp;file...</source>
        <translation>&amp;Datei wählen...</translation>
    </message>
    <message>
        <source>&amp;Make the demo</source>
        <translation>De&amp;mo anlegen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;New connection...</source>
        <translation>&amp;Neue Verbindung...</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Bearbeiten...</translation>
    </message>
    <message>
        <source>&amp;Duplicate...</source>
        <translation>D&amp;uplizieren...</translation>
    </message>
    <message>
        <source>&amp;Remove...</source>
        <translation>&amp;Entfernen...</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Shiftdeck&lt;/h2&gt;&lt;p&gt;Open the store of your campaigns, in a file or on a server, or make the demo campaign to look around: real collision events, real jobs, real failures.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Shiftdeck&lt;/h2&gt;&lt;p&gt;Öffnen Sie den Speicher Ihrer Kampagnen, in einer Datei oder auf einem Server, oder legen Sie die Demo-Kampagne an, um sich umzusehen: echte Kollisionsereignisse, echte Jobs, echte Fehler.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Connections, and stores opened lately</source>
        <translation>Verbindungen, und zuletzt geöffnete Speicher</translation>
    </message>
    <message>
        <source>Connections to servers, and stores opened lately</source>
        <translation>Verbindungen zu Servern, und zuletzt geöffnete Speicher</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>Was gerade getan wird</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection, where it leads</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove a connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>Remove the connection %1 (%2)?</source>
        <translation>Die Verbindung %1 (%2) entfernen?</translation>
    </message>
    <message>
        <source>The store itself stays. The password is taken out of the key store, unless another connection uses it.</source>
        <translation>Der Speicher selbst bleibt. Das Passwort wird aus dem Schlüsselbund genommen, wenn keine andere Verbindung es benutzt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The password may still be in the key store: %1</source>
        <translation>Das Passwort ist vielleicht noch im Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <comment>a store</comment>
        <translation>%1 wird geöffnet...</translation>
    </message>
</context>
<context>
    <name>shiftdeck::StatusLine</name>
    <message>
        <source>Start agent</source>
        <translation>Agenten starten</translation>
    </message>
    <message>
        <source>Connection to the store</source>
        <translation>Verbindung zum Speicher</translation>
    </message>
    <message>
        <source>The agent</source>
        <translation>Der Agent</translation>
    </message>
    <message>
        <source>Age of what is shown</source>
        <translation>Alter des Gezeigten</translation>
    </message>
    <message>
        <source>Starts an agent for this store; it goes on when the window is closed.</source>
        <translation>Startet einen Agenten für diesen Speicher; er läuft weiter, wenn das Fenster zu ist.</translation>
    </message>
    <message>
        <source>Who acts: every change is authorized and written down under this name.</source>
        <translation>Wer handelt: jede Änderung wird unter diesem Namen geprüft und festgehalten.</translation>
    </message>
    <message>
        <source>%1 is not reachable</source>
        <comment>a store</comment>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <comment>a store</comment>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <comment>a store</comment>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>Shown as of %1</source>
        <comment>an age</comment>
        <translation>Gezeigt mit Stand %1</translation>
    </message>
    <message>
        <source>When the store was last asked for changes.</source>
        <translation>Wann der Speicher zuletzt nach Änderungen gefragt wurde.</translation>
    </message>
    <message>
        <source>Agent runs, heartbeat %1</source>
        <translation>Agent läuft, Lebenszeichen %1</translation>
    </message>
    <message>
        <source>Agent: %1, heartbeat %2</source>
        <translation>Agent: %1, Lebenszeichen %2</translation>
    </message>
    <message>
        <source>On %1, process %2, since %3.</source>
        <translation>Auf %1, Prozess %2, seit %3.</translation>
    </message>
    <message>
        <source>No agent is running: pending jobs wait.</source>
        <translation>Kein Agent läuft: wartende Jobs bleiben liegen.</translation>
    </message>
    <message>
        <source>The last heartbeat was at %1.</source>
        <translation>Das letzte Lebenszeichen war %1.</translation>
    </message>
    <message>
        <source>No agent has ever run on this store.</source>
        <translation>Auf diesem Speicher lief noch nie ein Agent.</translation>
    </message>
    <message>
        <source>No operator</source>
        <translation>Kein Bediener</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>operator, role</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Operator: %1</source>
        <translation>Bediener: %1</translation>
    </message>
    <message>
        <source>Also here: %1</source>
        <comment>how many people</comment>
        <translation>Auch hier: %1</translation>
    </message>
    <message>
        <source>Click to see what they do.</source>
        <translation>Klicken Sie, um zu sehen, was sie tun.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::StepList</name>
    <message>
        <source>Steps of the test</source>
        <translation>Schritte des Tests</translation>
    </message>
    <message>
        <source>%1: not tried yet</source>
        <comment>a step</comment>
        <translation>%1: noch nicht versucht</translation>
    </message>
    <message>
        <source>Being tried...</source>
        <translation>Wird versucht...</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>found; what to do</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>step, its state, what was found</comment>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>shiftdeck::StoreClient</name>
    <message>
        <source>%1: %2</source>
        <comment>what was to be done; what came of it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>shiftdeck::StreamsPanel</name>
    <message>
        <source>What to look at</source>
        <translation>Was anzusehen ist</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Ströme</translation>
    </message>
    <message>
        <source>How much each stream kept of what was read, and where it is empty though it should not be.</source>
        <translation>Wie viel jeder Strom vom Gelesenen behielt, und wo er leer ist, obwohl er es nicht sein sollte.</translation>
    </message>
    <message>
        <source>Runs of the chosen stream</source>
        <translation>Runs des gewählten Stroms</translation>
    </message>
    <message>
        <source>The streams cannot be read.</source>
        <translation>Die Ströme können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No streams yet.</source>
        <translation>Noch keine Ströme.</translation>
    </message>
    <message>
        <source>A stream is shown once its request is staged.</source>
        <translation>Ein Strom wird gezeigt, sobald seine Anforderung bereitgestellt ist.</translation>
    </message>
    <message>
        <source>The selected requests have no stream. Select other requests to see theirs.</source>
        <translation>Die gewählten Anforderungen haben keinen Strom. Wählen Sie andere Anforderungen, um deren Ströme zu sehen.</translation>
    </message>
    <message>
        <source>No credited output yet.</source>
        <translation>Noch keine gutgeschriebene Ausgabe.</translation>
    </message>
    <message>
        <source>No stream is chosen.</source>
        <translation>Kein Strom ist gewählt.</translation>
    </message>
    <message>
        <source>Its runs appear here when their work units are credited.</source>
        <translation>Seine Runs erscheinen hier, wenn seine Arbeitseinheiten gutgeschrieben sind.</translation>
    </message>
    <message>
        <source>Choose a stream above to see its runs.</source>
        <translation>Wählen Sie oben einen Strom, um seine Runs zu sehen.</translation>
    </message>
    <message>
        <source>Save runs as CSV...</source>
        <translation>Runs als CSV speichern...</translation>
    </message>
    <message>
        <source>Streams: %1, with suspicious runs: %2, with runs outside of what is expected: %3, damaged outputs: %4</source>
        <translation>Ströme: %1, mit auffälligen Runs: %2, mit Runs außerhalb des Erwarteten: %3, beschädigte Ausgaben: %4</translation>
    </message>
    <message>
        <source>Choose a stream with runs first.</source>
        <translation>Wählen Sie erst einen Strom mit Runs.</translation>
    </message>
    <message>
        <source>Writes the runs of the chosen stream, with what was expected of each.</source>
        <translation>Schreibt die Runs des gewählten Stroms, mit dem, was von jedem erwartet wurde.</translation>
    </message>
    <message>
        <source>Save runs</source>
        <translation>Runs speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The runs of the stream were saved to %1.</source>
        <translation>Die Runs des Stroms wurden in %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>shiftdeck::TrendView</name>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>State of the trend</source>
        <translation>Zustand des Trends</translation>
    </message>
    <message>
        <source>&amp;Quantity:</source>
        <translation>&amp;Größe:</translation>
    </message>
    <message>
        <source>Choose a plot in the wall.</source>
        <translation>Wählen Sie einen Plot in der Wand.</translation>
    </message>
    <message>
        <source>No registered run has plots of this kind.</source>
        <translation>Kein eingetragener Run hat Plots dieser Art.</translation>
    </message>
    <message>
        <source>Reading the plots of %1 runs...</source>
        <translation>Die Plots von %1 Runs werden gelesen...</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <comment>run, problem</comment>
        <translation>Run %1: %2</translation>
    </message>
    <message>
        <source>Runs: %1</source>
        <translation>Runs: %1</translation>
    </message>
    <message>
        <source>Runs: %1; without a value: %2. %3</source>
        <comment>runs, runs, problem</comment>
        <translation>Runs: %1; ohne Wert: %2. %3</translation>
    </message>
</context>
</TS>

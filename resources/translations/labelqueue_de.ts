<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>d MMM</source>
        <comment>a day without year, in the letters of QDate.toString</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <comment>a day, in the letters of QDate.toString</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

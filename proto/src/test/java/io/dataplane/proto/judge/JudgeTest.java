package io.dataplane.proto.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.JsonReader;
import io.dataplane.proto.codec.TypeCodec;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The judge itself: for each rule an answer that breaks it, made from a good one by one change.
class JudgeTest {
    private static final SchemaBlock SCHEMA = SchemaBlock.newBuilder()
            .addAttributes(plain("name", "\"string\"", "required"))
            .addAttributes(plain("port", "\"number\"", "optional"))
            .addAttributes(plain("kind", "\"string\"", "optional computed"))
            .addAttributes(plain("id", "\"string\"", "computed"))
            .addAttributes(plain("code", "\"string\"", "optional write-only"))
            .addAttributes(plain("tags", "[\"map\",\"string\"]", "optional"))
            .addAttributes(plain("zones", "[\"set\",\"string\"]", "optional"))
            .addAttributes(plain("steps", "[\"list\",\"string\"]", "optional"))
            .addAttributes(plain("any", "\"dynamic\"", "optional"))
            .addAttributes(nested(
                    "owner",
                    SchemaObject.NestingMode.SINGLE,
                    plain("first", "\"string\"", "required"),
                    plain("uid", "\"string\"", "computed"),
                    plain("code", "\"string\"", "optional write-only")))
            .addAttributes(nested(
                    "rules",
                    SchemaObject.NestingMode.LIST,
                    plain("from", "\"string\"", "required"),
                    plain("proto", "\"string\"", "optional computed")))
            .addAttributes(nested(
                    "beds",
                    SchemaObject.NestingMode.MAP,
                    plain("cidr", "\"string\"", "required"),
                    plain("bed_id", "\"string\"", "computed")))
            .addAttributes(nested(
                    "plots",
                    SchemaObject.NestingMode.SET,
                    plain("number", "\"number\"", "required"),
                    plain("sunny", "\"bool\"", "optional computed")))
            .addBlockTypes(block("hook", SchemaNestedBlock.NestingMode.LIST))
            .addBlockTypes(block("gate", SchemaNestedBlock.NestingMode.SET))
            .addBlockTypes(block("sign", SchemaNestedBlock.NestingMode.MAP))
            .addBlockTypes(block("shed", SchemaNestedBlock.NestingMode.SINGLE))
            .addBlockTypes(block("path", SchemaNestedBlock.NestingMode.GROUP))
            .build();
    private static final Type.ObjectOf TYPE = (Type.ObjectOf) Shapes.of(SCHEMA);
    private static final Value.ObjectValue CONFIG = (Value.ObjectValue) told("""
            {"name": "eden", "code": "1234", "tags": {"a": "b"}, "zones": ["x", "y"], "steps": ["one", "two"],
             "owner": {"first": "Ann", "code": "99"}, "rules": [{"from": "all"}], "beds": {"a": {"cidr": "?"}},
             "plots": [{"number": 1}, {"number": 2}], "any": {"type": "string", "value": "v"},
             "hook": [{"command": "dig", "made": null}], "gate": [{"command": "open"}, {"command": "?"}],
             "sign": {"north": {"command": "read"}}, "shed": {"command": "lock"}, "path": {"command": "pave"}}
            """, TYPE);
    private static final Value.ObjectValue PLANNED = (Value.ObjectValue) told("""
            {"name": "eden", "kind": "flower", "id": "?", "tags": {"a": "b"}, "zones": ["x", "y"],
             "steps": ["one", "two"],
             "owner": {"first": "Ann", "uid": "?"}, "rules": [{"from": "all", "proto": "tcp"}],
             "beds": {"a": {"cidr": "?", "bed_id": "?"}}, "any": {"type": "string", "value": "v"},
             "plots": [{"number": 1, "sunny": true}, {"number": 2, "sunny": true}],
             "hook": [{"command": "dig", "made": "?"}],
             "gate": [{"command": "open", "made": "?"}, {"command": "?", "made": "?"}],
             "sign": {"north": {"command": "read", "made": "?"}}, "shed": {"command": "lock", "made": "?"},
             "path": {"command": "pave", "made": "?"}}
            """, TYPE);
    private static final Value.ObjectValue STATE = (Value.ObjectValue) known(PLANNED);

    @Test
    void goodAnswersAreGood() {
        assertThat(planned(Values.NULL, PLANNED)).isEmpty();
        assertThat(applied(STATE)).isEmpty();
        assertThat(StateJudge.judge(SCHEMA, STATE, "R1")).isEmpty();
        assertThat(ApplyJudge.again(SCHEMA, Values.NULL, PLANNED, STATE)).isEmpty();
        assertThat(PlanJudge.judge(SCHEMA, STATE, Values.NULL, Values.NULL, List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "P2 | name  | 'other'                       | a configured value changed",
                "P3 | name  | '?'                           | a configured value became unknown",
                "P2 | port  | 8                             | a default for what is not computed",
                "P2 | kind_of_config | 'other'              | a configured value of a computed attribute changed",
                "P2 | tags  | {'a': 'c'}                    | an entry changed",
                "P2 | tags  | {}                            | an entry is lost",
                "P2 | zones | ['x']                         | an element of a set is lost",
                "P2 | zones | ['x', 'y', 'z']               | a set grew",
                "P2 | steps | ['two', 'one']                | another order",
                "P2 | any   | {'type': 'string', 'value': 'w'} | a dynamic value changed",
                "P2 | any   | {'type': 'bool', 'value': true}  | a dynamic value has another type",
                "P3 | street | 'guess'                      | a known value for an unknown one",
                "P4 | owner | null                          | a configured object is gone",
                "P2 | owner | {'first': 'Eve', 'uid': '?'}  | a value inside an object changed",
                "P4 | rules | []                            | a shorter list",
                "P4 | rules | [{'from': 'all'}, {'from': 'all'}] | a longer list",
                "P2 | rules | [{'from': 'one'}]             | a value inside a list changed",
                "P4 | rules | [null]                        | an element is null",
                "P4 | beds  | {}                            | a key is gone",
                "P4 | beds  | {'b': {'cidr': '?'}}          | another key",
                "P2 | beds  | {'a': {'cidr': 'known'}}      | a guess inside a map",
                "P4 | plots | [{'number': 1}]               | fewer elements in a set",
                "P5 | hook  | null                          | blocks are null",
                "P5 | hook  | []                            | a block is gone",
                "P5 | hook  | [null]                        | a block is null",
                "P2 | hook  | [{'command': 'sow'}]          | a value inside a block changed",
                "P5 | gate  | null                          | a set of blocks is null",
                "P5 | gate  | []                            | all blocks of a set are gone",
                "P5 | gate  | [{'command': 'shut'}, {'command': '?'}] | a block of a set changed",
                "P5 | sign  | null                          | labelled blocks are null",
                "P5 | sign  | {}                            | a label is gone",
                "P5 | shed  | null                          | a single block is gone",
                "P2 | shed  | {'command': 'x'}              | a value inside a single block changed",
                "P5 | path  | null                          | a group is null",
                "P6 | code  | '1234'                        | a write-only value is planned",
                "P6 | owner | {'first': 'Ann', 'uid': '?', 'code': '99'} | the same inside an object",
            })
    void everyBrokenPlanIsSeen(String rule, String attribute, String value, String why) {
        Value.ObjectValue config = CONFIG;
        Value.ObjectValue plan = PLANNED;
        String changed = attribute;
        if (attribute.equals("kind_of_config")) {
            config = config.with("kind", Values.of("tree"));
            plan = plan.with("kind", Values.of("tree"));
            changed = "kind";
        } else if (attribute.equals("street")) {
            config = config.with("steps", Values.UNKNOWN);
            plan = plan.with("steps", Values.UNKNOWN);
            changed = "steps";
        }
        Value damaged = changed.equals("steps") && value.startsWith("'")
                ? new Value.Sequence(List.of(Values.of("guess")))
                : part(changed, value);
        assertThat(PlanJudge.judge(SCHEMA, Values.NULL, config, plan, List.of()))
                .isEmpty();
        assertThat(PlanJudge.judge(SCHEMA, Values.NULL, config, plan.with(changed, damaged), List.of()))
                .as(why)
                .extracting(Breach::rule)
                .containsExactly(rule.equals("P3") ? "P2" : rule);
    }

    @Test
    void brokenPlansAsAWholeAreSeen() {
        assertThat(planned(Values.NULL, Values.NULL)).containsExactly("P1");
        assertThat(PlanJudge.judge(SCHEMA, STATE, Values.NULL, PLANNED, List.of()))
                .extracting(Breach::rule)
                .contains("P1");
        assertThat(planned(Values.NULL, PLANNED.with("beds", Values.UNKNOWN))).containsExactly("P4");
        assertThat(planned(Values.NULL, PLANNED.with("hook", Values.UNKNOWN))).containsExactly("P5");
        assertThat(PlanJudge.judge(SCHEMA, Values.NULL, CONFIG.with("hook", Values.UNKNOWN), PLANNED, List.of()))
                .extracting(Breach::rule)
                .containsExactly("P5");
    }

    @Test
    void thePriorValueMayStay() {
        Value.ObjectValue prior = STATE.with("name", Values.of("EDEN"));
        assertThat(planned(prior, PLANNED.with("name", Values.of("EDEN")))).isEmpty();
        assertThat(planned(prior, PLANNED.with("name", Values.of("Eden")))).containsExactly("P2");
    }

    @Test
    void replacePathsLeadSomewhere() {
        AttributePath nowhere = AttributePath.path("beds").key("b").name("cidr");
        AttributePath somewhere = AttributePath.path("beds").key("a").name("cidr");
        assertThat(PlanJudge.judge(SCHEMA, STATE, CONFIG, PLANNED, List.of(nowhere, somewhere)))
                .extracting(Breach::rule)
                .containsExactly("P8");
        assertThat(PlanJudge.judge(SCHEMA, Values.NULL, CONFIG, PLANNED, List.of(nowhere)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A1 | name  | 'other'                      | a known value changed",
                "A1 | name  | null                         | a known value vanished",
                "A1 | port  | 8                            | a planned null got a value",
                "A1 | tags  | {}                           | an entry is lost",
                "A1 | tags  | {'a': 'b', 'c': 'd'}         | an entry appeared",
                "A1 | steps | ['one']                      | a list shrank",
                "A1 | any   | {'type': 'string', 'value': 'w'} | a dynamic value changed",
                "A2 | zones | ['x', 'z']                   | an element became another",
                "A2 | zones | ['x', 'y', 'z']              | a set grew",
                "A2 | plots | [{'number': 1, 'sunny': true}, {'number': 3, 'sunny': true}] | an object became another",
                "A1 | owner | {'first': 'Eve'}             | a value inside an object changed",
                "A1 | beds  | {}                           | an entry of objects is lost",
                "A1 | rules | [{'from': 'all', 'proto': 'udp'}] | a promised default changed",
                "A3 | hook  | []                           | a block is lost",
                "A3 | hook  | [{'command': 'dig'}, {'command': 'dig'}] | a block appeared",
                "A1 | hook  | [{'command': 'sow'}]         | a value inside a block changed",
                "A3 | sign  | {}                           | a label is lost",
                "A3 | shed  | null                         | a single block is lost",
                "A2 | gate  | [{'command': 'shut'}]        | a block of a set became another",
                "A3 | gate  | [{'command': 'open'}, {'command': 'a'}, {'command': 'b'}] | a set of blocks grew",
                "A4 | id    | '?'                          | a stored value is unknown",
                "A4 | beds  | {'a': {'cidr': 'c', 'bed_id': '?'}} | the same inside a map",
                "A5 | code  | '1234'                       | a write-only value is stored",
            })
    void everyBrokenStateIsSeen(String rule, String attribute, String value, String why) {
        assertThat(applied(STATE.with(attribute, part(attribute, value))))
                .as(why)
                .contains(rule);
    }

    @Test
    void brokenStatesAsAWholeAreSeen() {
        assertThat(applied(Values.NULL)).containsExactly("A6");
        assertThat(ApplyJudge.judge(SCHEMA, Values.NULL, STATE, false))
                .extracting(Breach::rule)
                .containsExactly("A6");
        assertThat(ApplyJudge.judge(SCHEMA, PLANNED, Values.NULL, true)).isEmpty();
        assertThat(ApplyJudge.judge(SCHEMA, PLANNED, STATE.with("name", Values.of("x")), true))
                .isEmpty();
        assertThat(ApplyJudge.judge(SCHEMA, PLANNED, STATE.with("id", Values.UNKNOWN), true))
                .extracting(Breach::rule)
                .containsExactly("A4");
        assertThat(applied(STATE.with("hook", Values.NULL))).contains("A3");
        assertThat(StateJudge.judge(SCHEMA, STATE.with("id", Values.UNKNOWN), "R1"))
                .extracting(Breach::rule)
                .containsExactly("R1");
        assertThat(StateJudge.judge(SCHEMA, STATE.with("code", Values.of("1")), "R1"))
                .extracting(Breach::rule)
                .containsExactly("R2");
        assertThat(StateJudge.judge(SCHEMA, STATE.with("code", Values.of("1")), "U1"))
                .extracting(Breach::rule)
                .containsExactly("U1");
    }

    @Test
    void aSecondPlanMayOnlyKnowMore() {
        assertThat(ApplyJudge.again(SCHEMA, Values.NULL, PLANNED, PLANNED.with("id", Values.of("i"))))
                .isEmpty();
        assertThat(ApplyJudge.again(SCHEMA, Values.NULL, PLANNED.with("id", Values.of("i")), PLANNED))
                .extracting(Breach::rule)
                .containsExactly("P12");
        assertThat(ApplyJudge.again(SCHEMA, Values.NULL, PLANNED, PLANNED.with("kind", Values.of("tree"))))
                .extracting(Breach::rule)
                .containsExactly("P12");
        assertThat(ApplyJudge.again(SCHEMA, STATE, STATE, PLANNED)).isNotEmpty();
        assertThat(ApplyJudge.again(SCHEMA, STATE, PLANNED, STATE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "8101c2, null, x",
                "8102a47072652d, post, pre-1",
                "820392" + "00c30492" + "02c3, 3, 2",
                "810392" + "00c2, 0, 1",
                "810502, 1, 2",
                "810602, 3, 2"
            })
    void refinementsAreKept(String payload, String wrong, String right) {
        Value.Unknown unknown = new Value.Unknown(HexFormat.of().parseHex(payload));
        boolean length = payload.startsWith("8105") || payload.startsWith("8106");
        assertThat(Refined.allows(unknown, refined(wrong, length))).isFalse();
        assertThat(Refined.allows(unknown, refined(right, length))).isTrue();
        assertThat(Refined.allows(unknown, Values.UNKNOWN)).isTrue();
    }

    private static Value refined(String text, boolean length) {
        if (text == null) {
            return Values.NULL;
        }
        if (length) {
            return new Value.Sequence(java.util.Collections.nCopies(Integer.parseInt(text), Values.TRUE));
        }
        return text.matches("[0-9]") ? Values.of(Long.parseLong(text)) : Values.of(text);
    }

    private static List<String> planned(Value prior, Value plan) {
        return PlanJudge.judge(SCHEMA, prior, CONFIG, plan, List.of()).stream()
                .map(Breach::rule)
                .toList();
    }

    private static List<String> applied(Value state) {
        return ApplyJudge.judge(SCHEMA, PLANNED, state, false).stream()
                .map(Breach::rule)
                .toList();
    }

    private static Value part(String attribute, String json) {
        return told(json.replace('\'', '"'), TYPE.attributes().getOrDefault(attribute, Type.STRING));
    }

    /// JSON in which the text `?` stands for an unknown value.
    private static Value told(String json, Type type) {
        return marked(JsonReader.read((json.equals("?") ? "\"?\"" : json).getBytes(UTF_8), type));
    }

    private static Value marked(Value value) {
        return mapped(value, leaf -> leaf.equals(Values.of("?")) ? Values.UNKNOWN : leaf);
    }

    private static Value known(Value value) {
        return mapped(value, leaf -> leaf.isUnknown() ? Values.of("made") : leaf);
    }

    private static Value mapped(Value value, java.util.function.UnaryOperator<Value> leaf) {
        return switch (value) {
            case Value.ObjectValue object -> {
                Map<String, Value> changed = new LinkedHashMap<>(object.attributes());
                changed.replaceAll((_, part) -> mapped(part, leaf));
                yield new Value.ObjectValue(changed);
            }
            case Value.MapValue map -> {
                Map<String, Value> changed = new LinkedHashMap<>(map.entries());
                changed.replaceAll((_, part) -> mapped(part, leaf));
                yield new Value.MapValue(changed);
            }
            case Value.Sequence list ->
                new Value.Sequence(
                        list.elements().stream().map(each -> mapped(each, leaf)).toList());
            case Value.SetValue set ->
                new Value.SetValue(
                        set.elements().stream().map(each -> mapped(each, leaf)).toList());
            default -> leaf.apply(value);
        };
    }

    private static SchemaAttribute plain(String name, String type, String mode) {
        return SchemaAttribute.newBuilder()
                .setName(name)
                .setType(ByteString.copyFromUtf8(TypeCodec.toJson(TypeCodec.fromJson(type))))
                .setRequired(mode.contains("required"))
                .setOptional(mode.contains("optional"))
                .setComputed(mode.contains("computed"))
                .setWriteOnly(mode.contains("write-only"))
                .build();
    }

    private static SchemaAttribute nested(String name, SchemaObject.NestingMode nesting, SchemaAttribute... inner) {
        return SchemaAttribute.newBuilder()
                .setName(name)
                .setOptional(true)
                .setNestedType(SchemaObject.newBuilder().setNesting(nesting).addAllAttributes(List.of(inner)))
                .build();
    }

    private static SchemaNestedBlock block(String name, SchemaNestedBlock.NestingMode nesting) {
        return SchemaNestedBlock.newBuilder()
                .setTypeName(name)
                .setNesting(nesting)
                .setBlock(SchemaBlock.newBuilder()
                        .addAttributes(plain("command", "\"string\"", "required"))
                        .addAttributes(plain("made", "\"string\"", "computed")))
                .build();
    }
}

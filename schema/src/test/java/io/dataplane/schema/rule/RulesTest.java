package io.dataplane.schema.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    /// One attribute for each rule.
    public record Ruled(
            @Doc("d") @Optional @CidrBlock(minPrefix = 16, maxPrefix = 28)
            String cidr,

            @Doc("d") @Optional @CidrBlock(canonical = false)
            String hostCidr,

            @Doc("d") @Optional @OneOf({"a", "b"}) List<String> oneOf,

            @Doc("d") @Optional @Matches(pattern = "[a-z]+", message = "Use lower-case letters.")
            String matches,

            @Doc("d") @Optional @Range(min = 1, max = 65535) Long range,
            @Doc("d") @Optional @Length(min = 2, max = 3) String length,
            @Doc("d") @Optional @Ipv4Address String address,

            @Doc("d") @Optional @Keys(pattern = "[a-z]+", message = "Use lower-case letters.")
            Map<String, String> keys,

            @Doc("d") @Optional @Items(min = 1, max = 2) List<String> items,
            @Doc("d") @Optional @TagMap(reserved = "Name") Map<String, String> tags,
            @Doc("d") @Optional @DurationText String duration,
            @Doc("d") @Optional @JsonText String json,
            @Doc("d") @Optional @OpenSshPublicKey String key,
            @Doc("d") @Optional @Superseded("Use other.") String old) {}

    private static final Map<String, AttributeSchema> ATTRIBUTES =
            SchemaOf.record(Ruled.class, 0, "").block().attributes().stream()
                    .collect(Collectors.toMap(AttributeSchema::name, a -> a));

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/16", "10.33.0.0/28", "0.0.0.0/16"})
    void cidrBlockTakes(String text) {
        assertThat(check("cidr", Values.of(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/16, Write the network address: 10.0.0.0/16.",
        "10.0.0.0/8, between /16 and /28",
        "10.0.0.0/29, between /16 and /28",
        "10.0.0.0, such as 10.0.0.0/16",
        "10.0.0/16, such as 10.0.0.0/16",
        "10.0.0.0/016, such as 10.0.0.0/16",
        "10.0.0.256/16, such as 10.0.0.0/16",
        "fe80::/16, such as 10.0.0.0/16"
    })
    void cidrBlockRefuses(String text, String advice) {
        assertThat(check("cidr", Values.of(text)))
                .singleElement()
                .satisfies(d -> assertThat(d.detail()).contains(text).contains(advice));
    }

    @Test
    void cidrBlockWithHostBitsIsTakenWhereSaid() {
        assertThat(check("host_cidr", Values.of("10.0.0.7/0"))).isEmpty();
        assertThat(check("host_cidr", Values.of("10.0.0.7/32"))).isEmpty();
    }

    @Test
    void rulesLookAtEachElementAndSkipUnknownOnes() {
        Value list = new Value.Sequence(List.of(Values.of("a"), Values.UNKNOWN, Values.of("c")));
        assertThat(check("one_of", list)).extracting(d -> d.path().toString()).containsExactly("one_of[2]");
    }

    @ParameterizedTest
    @CsvSource({"1,0", "65535,0", "0,1", "65536,1"})
    void rangeIsInclusive(long number, int errors) {
        assertThat(check("range", Values.of(number))).hasSize(errors);
    }

    @ParameterizedTest
    @CsvSource({"a,1", "ab,0", "abc,0", "abcd,1", "😀😀😀,0"})
    void lengthCountsCharacters(String text, int errors) {
        assertThat(check("length", Values.of(text))).hasSize(errors);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.5,0", "255.255.255.255,0", "10.0.0,1", "10.0.0.05,1", "10.0.0.256,1", "a.b.c.d,1"})
    void addressHasFourParts(String text, int errors) {
        assertThat(check("address", Values.of(text))).hasSize(errors);
    }

    @Test
    void textAndKeysMatchTheirPattern() {
        assertThat(check("matches", Values.of("abc"))).isEmpty();
        assertThat(check("matches", Values.of("ABC"))).hasSize(1);
        assertThat(check("keys", map("A", "x")))
                .singleElement()
                .satisfies(d -> assertThat(d.path().toString()).isEqualTo("keys[\"A\"]"));
    }

    @Test
    void itemsAreCounted() {
        assertThat(check("items", new Value.Sequence(List.of()))).hasSize(1);
        assertThat(check("items", new Value.Sequence(List.of(Values.UNKNOWN)))).isEmpty();
    }

    @Test
    void tagsFitEveryService() {
        assertThat(check("tags", map("team", "a b_c.d:e/f=g+h-i@j"))).isEmpty();
        assertThat(check("tags", map("AWS:x", "y"))).hasSize(1);
        assertThat(check("tags", map("dataplane:owner", "y"))).hasSize(1);
        assertThat(check("tags", map("Name", "y"))).hasSize(1);
        assertThat(check("tags", map("a", "[y]"))).hasSize(1);
        assertThat(check("tags", map("k".repeat(129), "y"))).hasSize(1);
        assertThat(check("tags", map("a", "v".repeat(257)))).hasSize(1);
        Map<String, Value> many = new TreeMap<>();
        IntStream.range(0, 51).forEach(i -> many.put("k" + i, Values.of("v")));
        assertThat(check("tags", new Value.MapValue(many)))
                .extracting(Diagnostic::summary)
                .containsExactly("Too Many Tags");
    }

    @ParameterizedTest
    @CsvSource({"60m,0", "1h30m,0", "90s,0", "1.5h,0", "100ms,0", "60,1", "1d,1", "-5m,1", "m,1"})
    void durationsAreWrittenAsInGo(String text, int errors) {
        assertThat(check("duration", Values.of(text))).hasSize(errors);
    }

    @Test
    void durationsAreParsed() {
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("1.5s")).contains(Duration.ofMillis(1500));
    }

    @Test
    void jsonIsJson() {
        assertThat(check("json", Values.of("{\"a\": [1, 2.5e3, null, true, \"\\u00e9\"]}")))
                .isEmpty();
        assertThat(check("json", Values.of("{a: 1}"))).singleElement().satisfies(d -> assertThat(d.detail())
                .contains("line 1, column 2"));
    }

    @Test
    void publicKeysAreRead() throws GeneralSecurityException, IOException {
        assertThat(check("key", Values.of(ed25519(32)))).isEmpty();
        assertThat(check("key", Values.of(rsa(2048) + " ann@example.com"))).isEmpty();
        assertThat(check("key", Values.of(rsa(1024)))).singleElement().satisfies(d -> assertThat(d.detail())
                .contains("1024 bits"));
        assertThat(check("key", Values.of(ed25519(31)))).hasSize(1);
        assertThat(check("key", Values.of("-----BEGIN RSA PRIVATE KEY-----"))).hasSize(1);
        assertThat(check("key", Values.of("ssh-rsa AAAA"))).hasSize(1);
        assertThat(check("key", Values.of("ssh-dss AAAAB3NzaC1kc3M="))).hasSize(1);
    }

    @Test
    void supersededArgumentIsAWarning() {
        assertThat(check("old", Values.of("x")))
                .extracting(Diagnostic::severity)
                .containsExactly(Diagnostic.Severity.WARNING);
    }

    @Test
    void everyRuleIsDescribed() {
        assertThat(ATTRIBUTES.values())
                .allSatisfy(
                        a -> assertThat(a.validators().getLast().description()).isNotBlank());
    }

    private static List<Diagnostic> check(String attribute, Value value) {
        Diagnostics diagnostics = new Diagnostics();
        ATTRIBUTES
                .get(attribute)
                .validators()
                .forEach(v -> v.validate(value, AttributePath.path(attribute), diagnostics));
        return diagnostics.list();
    }

    private static Value map(String key, String value) {
        return new Value.MapValue(Map.of(key, Values.of(value)));
    }

    private static String ed25519(int bytes) throws IOException {
        return ssh("ssh-ed25519", new byte[bytes]);
    }

    private static String rsa(int bits) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        return ssh(
                "ssh-rsa",
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray());
    }

    private static String ssh(String kind, byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(kind.length());
        out.write(kind.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            out.writeInt(part.length);
            out.write(part);
        }
        return kind + " " + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

package io.dataplane.proto.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProtocolTableTest {
    private static final String PACKAGE = "tfplugin6.";

    @Test
    void everyMethodMessageFieldAndEnumHasTheNumberOfTheProtocol() throws IOException {
        FileDescriptor file = ProviderProtocol.getDescriptor();
        List<String> lines = new ArrayList<>();
        file.getServices().getFirst().getMethods().forEach(method -> lines.add(method(method)));
        file.getEnumTypes().forEach(each -> lines.add(enumeration(each)));
        for (Descriptor message : file.getMessageTypes()) {
            message.getEnumTypes().forEach(each -> lines.add(enumeration(each)));
            lines.add(message(message));
        }
        assertThat(lines).containsExactlyInAnyOrderElementsOf(golden());
    }

    private static List<String> golden() throws IOException {
        try (InputStream text = ProtocolTableTest.class.getResourceAsStream("protocol-6.txt")) {
            assertThat(text).isNotNull();
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String method(MethodDescriptor method) {
        return "rpc " + method.getName() + " "
                + (method.isClientStreaming() ? "stream " : "")
                + method.getInputType().getName() + " -> "
                + (method.isServerStreaming() ? "stream " : "")
                + method.getOutputType().getName();
    }

    private static String enumeration(EnumDescriptor type) {
        return type.getValues().stream()
                .map(value -> value.getNumber() + " " + value.getName())
                .collect(Collectors.joining("; ", "enum " + shortName(type.getFullName()) + ": ", ""));
    }

    private static String message(Descriptor message) {
        String fields =
                message.getFields().stream().map(ProtocolTableTest::field).collect(Collectors.joining("; "));
        return "message " + message.getName() + (fields.isEmpty() ? "" : ": " + fields);
    }

    private static String field(FieldDescriptor field) {
        OneofDescriptor choice = field.getRealContainingOneof();
        boolean optional = field.getContainingOneof() != null && choice == null;
        return field.getNumber() + " " + field.getName() + " "
                + (field.isRepeated() && !field.isMapField() ? "repeated " : "")
                + (optional ? "optional " : "")
                + type(field)
                + (choice == null ? "" : " in " + choice.getName());
    }

    private static String type(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map<string, " + type(field.getMessageType().findFieldByName("value")) + ">";
        }
        return switch (field.getJavaType()) {
            case MESSAGE -> shortName(field.getMessageType().getFullName());
            case ENUM -> shortName(field.getEnumType().getFullName());
            default -> field.getType().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String shortName(String name) {
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
    }
}

package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class EmulatorTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void answersForgetsAndEnds() throws Exception {
        Emulator emulator = Emulator.start();
        try (emulator) {
            assertThat(call(emulator, "CreateVpc&CidrBlock=10.33.0.0/16")).contains("10.33.0.0/16");
            emulator.reset();
            assertThat(call(emulator, "DescribeVpcs")).doesNotContain("10.33.0.0/16");
            assertThat(call(emulator, "DescribeImages")).contains("debian-12-amd64-20250210-2019");
        }
        assertThat(ProcessHandle.of(emulator.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private String call(Emulator emulator, String action) throws Exception {
        URI uri = emulator.endpoint().resolve("/?Version=2016-11-15&Action=" + action);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20250101/eu-west-1/ec2/aws4_request")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

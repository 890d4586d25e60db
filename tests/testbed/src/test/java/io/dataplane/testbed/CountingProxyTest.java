package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountingProxyTest {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicInteger effects = new AtomicInteger();
    private HttpServer aws;
    private CountingProxy proxy;

    @BeforeEach
    void start() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            effects.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(200, chunked ? 0 : body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        aws.start();
        proxy = CountingProxy.before(
                URI.create("http://127.0.0.1:" + aws.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        aws.stop(0);
    }

    private HttpResponse<String> ec2(String form) throws IOException, InterruptedException {
        return send("POST", "/", form, "ec2");
    }

    private HttpResponse<String> send(String method, String path, String body, String service)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.endpoint().resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void writesDownCallsInOrderWithTheirParameters() throws Exception {
        assertThat(ec2("Action=DescribeVpcs&VpcId.1=vpc-1").body()).isEqualTo("Action=DescribeVpcs&VpcId.1=vpc-1");
        ec2("Action=RunInstances&DryRun=true");
        ec2("Action=CreateVpc&CidrBlock=10.0.0.0%2F16");
        send("PUT", "/bucket?tagging", "x", "s3");
        send("HEAD", "/bucket", "", "s3");
        send("GET", "/bucket?list-type=2", "", "s3");
        send("PUT", "/bucket/a/b.json", "x", "s3");

        assertThat(proxy.calls())
                .extracting(Call::action)
                .containsExactly(
                        "DescribeVpcs",
                        "RunInstances",
                        "CreateVpc",
                        "PUT bucket?tagging",
                        "HEAD bucket",
                        "GET bucket",
                        "PUT object");
        assertThat(proxy.mutations())
                .extracting(Call::action)
                .containsExactly("CreateVpc", "PUT bucket?tagging", "PUT object");
        assertThat(proxy.calls().get(2).parameters()).containsEntry("CidrBlock", "10.0.0.0/16");
        assertThat(proxy.calls().get(2).region()).isEqualTo("eu-west-1");
        assertThat(proxy.count("CreateVpc")).isEqualTo(1);
    }

    @Test
    void passesChunkedAnswersOn() throws Exception {
        assertThat(send("POST", "/chunked", "Action=DescribeVpcs", "ec2").body())
                .isEqualTo("Action=DescribeVpcs");
    }

    @Test
    void throttlesTheNthCallOnlyAndAsTheServiceDoes() throws Exception {
        proxy.nth("CreateSubnet", 2, new Fault.Throttle());
        proxy.next("GetRole", new Fault.Throttle());

        assertThat(ec2("Action=CreateSubnet").statusCode()).isEqualTo(200);
        assertThat(ec2("Action=CreateSubnet")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("<Code>RequestLimitExceeded</Code>");
        });
        assertThat(ec2("Action=CreateSubnet").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/", "Action=GetRole", "iam").body()).contains("<Code>Throttling</Code>");
        assertThat(effects).hasValue(2);
    }

    @Test
    void dropsAnAnswerAfterTheEffectAndCutsBeforeIt() {
        proxy.every("CreateVpc", new Fault.DropAnswer());
        proxy.every("DeleteVpc", new Fault.CutBefore());

        assertThatThrownBy(() -> ec2("Action=CreateVpc")).isInstanceOf(IOException.class);
        int afterDrop = effects.get();
        assertThatThrownBy(() -> ec2("Action=DeleteVpc")).isInstanceOf(IOException.class);

        assertThat(afterDrop).isPositive();
        assertThat(effects).hasValue(afterDrop);
    }

    @Test
    void delaysAndLetsSomethingHappenMeanwhile() throws Exception {
        StringBuilder story = new StringBuilder();
        proxy.next("RunInstances", new Fault.After(() -> story.append("ran ").append(effects.get())));
        proxy.next("DescribeInstances", new Fault.Delay(Duration.ofMillis(200)));

        ec2("Action=RunInstances");
        long before = System.nanoTime();
        ec2("Action=DescribeInstances");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(150));
        assertThat(story).hasToString("ran 1");
        proxy.await("RunInstances", 1, Duration.ofSeconds(1));
    }
}

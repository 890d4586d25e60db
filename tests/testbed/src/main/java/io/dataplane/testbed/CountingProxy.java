package io.dataplane.testbed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a client and the emulator: writes down every call in order and lets chosen ones go wrong.
public final class CountingProxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /// A fault that strikes a few calls of one action.
    private static final class Rule {
        final String action;
        final Fault fault;
        int spare;
        int left;

        Rule(String action, Fault fault, int spare, int left) {
            this.action = action;
            this.fault = fault;
            this.spare = spare;
            this.left = left;
        }

        boolean strikes(String candidate) {
            if (!candidate.equals(action) || left == 0) {
                return false;
            }
            if (spare > 0) {
                spare--;
                return false;
            }
            left--;
            return true;
        }
    }

    private CountingProxy(URI target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    public static CountingProxy before(URI target) {
        try {
            ServerSocket server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
            CountingProxy proxy = new CountingProxy(target, server);
            Thread.ofVirtual().name("proxy-accept").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// Strikes the next call of this action.
    public void next(String action, Fault fault) {
        nth(action, 1, fault);
    }

    /// Strikes only the n-th call of this action from now on, from 1.
    public void nth(String action, int n, Fault fault) {
        add(new Rule(action, fault, n - 1, 1));
    }

    /// Strikes every call of this action until [#calm].
    public void every(String action, Fault fault) {
        add(new Rule(action, fault, 0, -1));
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
    }

    /// No more faults.
    public synchronized void calm() {
        rules.clear();
    }

    /// Forgets what it wrote down.
    public synchronized void forget() {
        calls.clear();
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /// Those that change something, in order.
    public List<Call> mutations() {
        return calls().stream().filter(Call::isMutating).toList();
    }

    public long count(String action) {
        return calls().stream().filter(call -> call.action().equals(action)).count();
    }

    /// How often each action was called: what a failed assertion about economy prints.
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        calls().forEach(call -> counts.merge(call.service() + " " + call.action(), 1, Integer::sum));
        return counts;
    }

    /// Waits until the n-th call of this action has come in.
    public synchronized void await(String action, int n, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (calls.stream().filter(call -> call.action().equals(action)).count() < n) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("No call " + n + " of " + action + " within " + limit + ", but " + counts());
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted", e);
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("proxy-client").start(() -> serve(client));
            } catch (IOException e) {
                // closed: the loop ends
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            Optional<HttpMessage> request = HttpMessage.request(in, out);
            while (request.isPresent() && answer(request.get(), out)) {
                request = HttpMessage.request(in, out);
            }
        } catch (IOException e) {
            // the client went away: it may
        } finally {
            clients.remove(client);
        }
    }

    /// False when the connection is to be closed without an answer.
    private boolean answer(HttpMessage request, OutputStream out) throws IOException {
        Call call = Call.of(request);
        Optional<Fault> fault = note(call);
        if (fault.isEmpty()) {
            forward(request).writeTo(out);
            return true;
        }
        switch (fault.get()) {
            case Fault.Delay delay -> {
                pause(delay.duration());
                forward(request).writeTo(out);
            }
            case Fault.Refuse(int status, String code, String message) ->
                refusal(call, status, code, message).writeTo(out);
            case Fault.Throttle() -> throttling(call).writeTo(out);
            case Fault.ServerError() ->
                refusal(call, 500, "InternalError", "An internal error has occurred")
                        .writeTo(out);
            case Fault.DropAnswer() -> {
                forward(request);
                return false;
            }
            case Fault.CutBefore() -> {
                return false;
            }
            case Fault.Before(Runnable deed) -> {
                deed.run();
                forward(request).writeTo(out);
            }
            case Fault.After(Runnable deed) -> {
                HttpMessage response = forward(request);
                deed.run();
                response.writeTo(out);
            }
        }
        return true;
    }

    private synchronized Optional<Fault> note(Call call) {
        calls.add(call);
        notifyAll();
        Optional<Fault> fault = Optional.empty();
        for (Rule rule : rules) {
            if (rule.strikes(call.action()) && fault.isEmpty()) {
                fault = Optional.of(rule.fault);
            }
        }
        return fault;
    }

    /// The emulator closes its connection after each answer, so there is nothing to keep.
    private HttpMessage forward(HttpMessage request) throws IOException {
        try (Socket upstream = new Socket()) {
            upstream.setTcpNoDelay(true);
            upstream.connect(new InetSocketAddress(target.getHost(), target.getPort()));
            request.writeTo(upstream.getOutputStream());
            return HttpMessage.response(new BufferedInputStream(upstream.getInputStream()), request.method());
        }
    }

    private static HttpMessage throttling(Call call) {
        return switch (call.service()) {
            case "s3" -> refusal(call, 503, "SlowDown", "Please reduce your request rate.");
            case "ec2" -> refusal(call, 503, "RequestLimitExceeded", "Request limit exceeded.");
            default -> refusal(call, 400, "Throttling", "Rate exceeded");
        };
    }

    private static HttpMessage refusal(Call call, int status, String code, String message) {
        String error = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
        String text =
                switch (call.service()) {
                    case "s3" -> error;
                    case "ec2" -> "<Response><Errors>" + error + "</Errors><RequestID>injected</RequestID></Response>";
                    default -> "<ErrorResponse>" + error + "<RequestId>injected</RequestId></ErrorResponse>";
                };
        return HttpMessage.answer(status, "text/xml", call.action().startsWith("HEAD ") ? "" : text);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

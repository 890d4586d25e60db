package io.dataplane.testbed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One AWS call as the proxy saw it.
///
/// @param action `RunInstances`; for S3 what is done to what: `PUT bucket?tagging`, `GET object`
/// @param parameters of the query, by their wire names (`Filter.1.Name`); for S3 the query string
/// @param path `/` or, for S3, `/bucket/key`
public record Call(String service, String region, String action, Map<String, String> parameters, String path) {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[0-9]+/([^/]*)/([^/]+)/aws4_request");
    private static final Pattern READING = Pattern.compile("(Describe|Get|List|Head|Lookup|Assume|Decode).*");
    private static final Set<String> S3_READING = Set.of("GET", "HEAD");

    /// What a browser's form would send is the whole call for EC2, IAM and STS; S3 says it by method and path.
    static Call of(HttpMessage request) {
        String[] target = request.target().split("\\?", 2);
        Map<String, String> parameters = form(target.length > 1 ? target[1] : "");
        Matcher scope = SCOPE.matcher(request.header("Authorization").orElse(""));
        boolean signed = scope.find();
        String service = signed ? scope.group(2) : "unsigned";
        String region = signed ? scope.group(1) : "";
        if (service.equals("s3")) {
            return new Call(service, region, s3Action(request.method(), target[0], parameters), parameters, target[0]);
        }
        if (service.equals("route53")) {
            return new Call(service, region, route53Action(request.method(), target[0]), parameters, target[0]);
        }
        parameters.putAll(form(request.text()));
        String action = parameters.getOrDefault("Action", request.method() + " " + target[0]);
        return new Call(service, region, action, parameters, target[0]);
    }

    /// True when AWS changes something for it; a dry run changes nothing.
    public boolean isMutating() {
        if (service.equals("s3")) {
            return !S3_READING.contains(action.substring(0, action.indexOf(' ')));
        }
        return !READING.matcher(action).matches() && !"true".equals(parameters.get("DryRun"));
    }

    private static String route53Action(String method, String path) {
        if (path.contains("/change/")) {
            return "GetChange";
        }
        if (path.contains("/rrset")) {
            return method.equals("GET") ? "ListResourceRecordSets" : "ChangeResourceRecordSets";
        }
        return method.equals("GET") ? "GetHostedZone" : method + " " + path;
    }

    private static String s3Action(String method, String path, Map<String, String> parameters) {
        String[] names = path.substring(1).split("/", 2);
        String kind = names[0].isEmpty() ? "buckets" : names.length < 2 || names[1].isEmpty() ? "bucket" : "object";
        String subresource = parameters.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty() && !entry.getKey().contains("-"))
                .map(entry -> "?" + entry.getKey().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
        return method + " " + kind + subresource;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : text.split("&")) {
            String[] sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                parameters.put(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return service + " " + action + (service.equals("s3") ? " " + path : "");
    }
}
